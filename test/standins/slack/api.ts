import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Fault, Faults } from "./faults.ts";
import { chat } from "./methods/chat.ts";
import { conversations } from "./methods/conversations.ts";
import { type Core, type Method, Refusal } from "./methods/method.ts";
import { others } from "./methods/others.ts";

const METHODS = new Map<string, Method>(Object.entries({ ...chat, ...conversations, ...others }));

/** One request to the Web API as it came and what it got: an error code, `ok`, or what went wrong with the answer. */
export type ApiCall = {
  readonly method: string;
  readonly given: Readonly<Record<string, string>>;
  readonly answer: string;
};

export type ApiOptions = {
  readonly core: Core;
  readonly faults: Faults;
  /** Why a token is refused, or undefined where it holds. */
  readonly refusal: (token: string, kind: Method["token"]) => string | undefined;
  /** What is told of the token's scopes; undefined: nothing. */
  readonly scopes: () => readonly string[] | undefined;
  readonly complain: (what: string) => void;
  readonly called: (call: ApiCall) => void;
};

export const bodyOf = async (request: IncomingMessage): Promise<Buffer> => Buffer.concat(await request.toArray());

const formOf = async (request: IncomingMessage): Promise<Record<string, string>> => {
  const text = (await bodyOf(request)).toString();
  if (request.headers["content-type"]?.startsWith("application/json")) return JSON.parse(text || "{}");
  return Object.fromEntries(new URLSearchParams(text));
};

const send = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
};

/** Meets a request with its fault; true where nothing is left to answer. `work` carries the request out. */
export const meet = async (
  fault: Fault | undefined,
  response: ServerResponse,
  work: () => void,
): Promise<"answered" | Refusal | undefined> => {
  switch (fault?.kind) {
    case undefined:
      return undefined;
    case "wait":
      await fault.until;
      return undefined;
    case "error":
      return new Refusal(fault.error);
    case "rate-limit":
      send(response, 429, { ok: false, error: "ratelimited" }, { "retry-after": String(fault.after) });
      return "answered";
    case "status":
      if (fault.stored) work();
      response.writeHead(fault.status).end();
      return "answered";
    case "drop":
      if (fault.stored) work();
      response.destroy();
      return "answered";
  }
};

/** Answers `/api/METHOD` as the Web API does. */
export const answerApi = async (
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  options: ApiOptions,
): Promise<void> => {
  const form = await formOf(request);
  const { token: inForm, ...given } = form;
  const token = request.headers.authorization?.replace(/^Bearer /, "") ?? inForm ?? "";
  const work = (): Readonly<Record<string, unknown>> => carriedOut(name, given, token, options);
  const fault = options.faults.take(name);
  const met = await meet(fault, response, work);
  if (met === "answered") return options.called({ method: name, given, answer: fault?.kind ?? "" });
  const answer = met ? { ok: false, error: met.error } : work();
  const scopes = options.scopes();
  send(response, 200, answer, scopes ? { "x-oauth-scopes": scopes.join(",") } : {});
  options.called({ method: name, given, answer: answer.ok ? "ok" : String(answer.error) });
};

const carriedOut = (
  name: string,
  given: unknown,
  token: string,
  { core, refusal, complain }: ApiOptions,
): Readonly<Record<string, unknown>> => {
  const method = METHODS.get(name);
  if (!method) {
    complain(`${name}: no such method here`);
    return { ok: false, error: "unknown_method" };
  }
  const refused = refusal(token, method.token);
  if (refused) return { ok: false, error: refused };
  const read = method.shape.safeParse(given);
  if (!read.success) {
    const messages = z.prettifyError(read.error).split("\n");
    complain(`${name}: ${messages.join(" ")}`);
    const error = messages.some((line) => line.includes("msg_blocks_too_long"))
      ? "msg_blocks_too_long"
      : "invalid_arguments";
    return { ok: false, error, response_metadata: { messages: messages.map((line) => `[ERROR] ${line}`) } };
  }
  try {
    return method.run(read.data, core);
  } catch (fault) {
    if (fault instanceof Refusal) return { ok: false, error: fault.error, ...fault.details };
    throw fault;
  }
};
