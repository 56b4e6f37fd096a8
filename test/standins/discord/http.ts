import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { BODIES, misfits } from "./description.ts";
import { type Faults, struck } from "./faults.ts";
import type { Upload } from "./messages.ts";
import { misfit, Refusal } from "./refusal.ts";
import type { Request, Route, Scene } from "./route.ts";
import { ROUTES } from "./routes.ts";

/** One request as it came and what it got: status 0 is a socket cut without an answer. */
export type Logged = { readonly request: string; readonly body: unknown; readonly status: number };
type Sink = {
  readonly scene: Scene;
  readonly faults: Faults;
  readonly token: () => string;
  readonly log: (entry: Logged, problems: readonly string[]) => void;
};
type Match = { readonly route: Route; readonly path: readonly string[] };
type Outcome = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: object | string | undefined;
  /** Why a body was refused. */
  readonly problems?: readonly string[];
};

const PATTERNS = Object.entries(ROUTES).map(([name, route]) => ({
  route,
  pattern: new RegExp(`^${name.replaceAll("*", "([^/]+)")}$`),
}));

const matched = (request: string): Match => {
  for (const { route, pattern } of PATTERNS) {
    const found = pattern.exec(request);
    if (found) return { route, path: found.slice(1).map(decodeURIComponent) };
  }
  throw new Refusal(404);
};

/** Discord's HTTP API under `/api/v10`, on 127.0.0.1 and a free port. */
export const serve = async (sink: Sink): Promise<Server> => {
  const server = createServer((request, response) => void answer(sink, request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
};

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const answer = async (sink: Sink, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (url.pathname.startsWith("/attachments/")) return file(sink, url.pathname, response);
  const name = `${request.method} ${url.pathname.replace(/^\/api\/v10/, "").replaceAll("%40", "@")}`;
  const { body, uploads } = await read(request);
  const fault = sink.faults.strike(name);
  const failure: Outcome | undefined = fault && !fault.until ? struck(fault) : undefined;
  const done =
    failure && !fault?.stored ? failure : act(sink, name, request, { query: url.searchParams, body, uploads });
  const told = failure ?? done;
  sink.log({ request: name, body, status: fault?.drop ? 0 : told.status }, done.problems ?? []);
  await fault?.until;
  if (fault?.drop) response.socket?.destroy();
  else send(response, told);
};

const act = (sink: Sink, name: string, http: IncomingMessage, rest: Omit<Request, "path">): Outcome => {
  try {
    const { route, path } = matched(name);
    if (!route.open && http.headers.authorization !== `Bot ${sink.token()}`) throw new Refusal(401);
    const problems = route.body ? misfits(BODIES[route.body], described(route.body, rest.body)) : [];
    if (problems.length > 0) throw misfit(...problems);
    const body = route.act(sink.scene, { ...rest, path });
    return { status: body ? 200 : 204, body };
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, problems: error.problems };
    throw error;
  }
};

/** The description calls permissions a number where Discord takes, and discord.js sends, the number as text. */
const described = (kind: keyof typeof BODIES, body: unknown): unknown => {
  if (kind !== "commands" || !Array.isArray(body)) return body;
  return body.map((command: { readonly default_member_permissions?: string | null }) =>
    command.default_member_permissions
      ? { ...command, default_member_permissions: Number(command.default_member_permissions) }
      : command,
  );
};

const send = (response: ServerResponse, { status, headers, body }: Outcome): void => {
  if (body === undefined) return void response.writeHead(status, headers).end();
  const json = typeof body === "object";
  response.writeHead(status, { "content-type": json ? "application/json" : "text/plain", ...headers });
  response.end(json ? JSON.stringify(body) : body);
};

const read = async (request: IncomingMessage): Promise<{ body: unknown; uploads: readonly Upload[] }> => {
  if (request.method === "GET" || request.method === "DELETE") return { body: undefined, uploads: [] };
  const type = request.headers["content-type"] ?? "";
  const web = new Response(Readable.toWeb(request) as ReadableStream, { headers: { "content-type": type } });
  if (!type.startsWith("multipart/form-data")) {
    const text = await web.text();
    return { body: text === "" ? undefined : (JSON.parse(text) as unknown), uploads: [] };
  }
  const form = [...(await web.formData()).entries()];
  const uploads = form.flatMap(([key, value]) => (value instanceof File ? [upload(key, value)] : []));
  const payload = form.find(([key]) => key === "payload_json")?.[1];
  return { body: JSON.parse(String(payload)) as unknown, uploads: await Promise.all(uploads) };
};

const upload = async (key: string, value: File): Promise<Upload> => ({
  key: key.replace(/^files\[(\d+)\]$/, "$1"),
  name: value.name,
  bytes: await value.bytes(),
});

const file = (sink: Sink, path: string, response: ServerResponse): void => {
  const found = sink.scene.world.files.get(path.split("/")[2] ?? "");
  if (found) response.writeHead(200, { "content-type": "application/octet-stream" }).end(found.bytes);
  else response.writeHead(404).end();
};
