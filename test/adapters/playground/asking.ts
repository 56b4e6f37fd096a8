import type { Act, Tell, WireInput } from "../../../src/adapters/playground/wire.ts";
import type { Rehearsal } from "./rehearsal.ts";

const SITE = "http://127.0.0.1:8080";

/** A request as the page itself makes it; `init` changes what is under test. */
export const ask = (to: Rehearsal, path: string, init: RequestInit = {}): Promise<Response> =>
  to.page.fetch(new Request(SITE + path, init));

export const postText = (
  to: Rehearsal,
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> =>
  ask(to, path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

export const post = (to: Rehearsal, path: string, body: unknown): Promise<Response> =>
  postText(to, path, JSON.stringify(body));

let keys = 0;
export const act = (as: string, input: WireInput, more: Partial<Act> = {}): Act => ({
  key: `test-key-${keys++}`,
  as,
  place: "channel:today",
  input,
  files: {},
  ...more,
});
export const line = (text: string): WireInput => ({ kind: "line", sent: text, shown: text });

/** What an open page of this account is told, one by one. */
export const listen = async (to: Rehearsal, account: string) => {
  const response = await ask(to, `/live?as=${account}`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("no stream");
  return {
    async next(): Promise<Tell> {
      const { value = "" } = await reader.read();
      return JSON.parse(value.slice("data: ".length)) as Tell;
    },
    /** The next telling of this kind; what comes before it is passed over. */
    async until<Kind extends Tell["kind"]>(kind: Kind): Promise<Extract<Tell, { kind: Kind }>> {
      for (;;) {
        const tell = await this.next();
        if (tell.kind === kind) return tell as Extract<Tell, { kind: Kind }>;
      }
    },
    ended: async () => (await reader.read()).done,
    [Symbol.asyncDispose]: () => reader.cancel(),
  };
};
