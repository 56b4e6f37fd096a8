import { createHmac } from "node:crypto";
import type { Ack, Envelope } from "./sockets.ts";

export type Signing = { readonly secret: string; readonly at: Date };

/** The headers with which Slack signs a request's raw body. */
export const signature = (body: string, { secret, at }: Signing): Record<string, string> => {
  const seconds = Math.floor(at.getTime() / 1000);
  const hash = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${hash}` };
};

/** The body as Slack's HTTP delivery encodes each kind. */
export const encoded = ({ type, payload }: Envelope): { readonly body: string; readonly contentType: string } => {
  if (type === "events_api") return { body: JSON.stringify(payload), contentType: "application/json" };
  const fields = type === "interactive" ? { payload: JSON.stringify(payload) } : strings(payload);
  return { body: new URLSearchParams(fields).toString(), contentType: "application/x-www-form-urlencoded" };
};

const strings = (payload: Envelope["payload"]): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));

/** Delivers over HTTP; anything but a 200 is lost. */
export const post = async (url: string, envelope: Envelope, signing: Signing, retry = 0): Promise<Ack> => {
  const { body, contentType } = encoded(envelope);
  const retried = retry > 0 ? { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_error" } : {};
  const headers = { "content-type": contentType, ...signature(body, signing), ...retried };
  const answer = await fetch(url, { method: "POST", headers, body }).catch(() => undefined);
  if (answer?.status !== 200) return { kind: "lost" };
  const text = await answer.text();
  return { kind: "acked", payload: text.startsWith("{") ? JSON.parse(text) : {} };
};
