import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyOf, meet } from "./api.ts";
import type { Faults } from "./faults.ts";
import type { Workspace } from "./workspace.ts";

type Files = { readonly workspace: Workspace; readonly faults: Faults };

/** Takes the bytes of a file that was announced before, as many as were announced. */
export const answerUpload = async (
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  { workspace, faults }: Files,
): Promise<void> => {
  const file = workspace.files.get(id);
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const body = new Uint8Array(await bodyOf(request));
  const work = async (): Promise<void> => {
    if (file) file.bytes = headers["content-type"].startsWith("multipart/") ? await partOf(body, headers) : body;
  };
  if ((await meet(faults.take("upload"), response, () => void work())) === "answered") return;
  await work();
  const whole = file?.bytes?.length === file?.length;
  response.writeHead(file && whole ? 200 : 400).end(whole ? "OK" : "length does not match");
};

/** Who may not read a file gets the page to sign in on, with a 200 all the same. */
export const answerDownload = async (
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  { workspace, faults, mayRead }: Files & { readonly mayRead: (authorization: string | undefined) => boolean },
): Promise<void> => {
  const file = workspace.files.get(id);
  const send = (): void => {
    if (!mayRead(request.headers.authorization))
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<!DOCTYPE html>");
    else if (!file?.bytes) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(file.bytes);
  };
  if ((await meet(faults.take("download"), response, send)) !== "answered") send();
};

const partOf = async (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Uint8Array> => {
  const parts = [...(await new Response(body, { headers }).formData()).values()];
  const [file] = parts.filter((part) => typeof part !== "string");
  return new Uint8Array((await file?.arrayBuffer()) ?? []);
};
