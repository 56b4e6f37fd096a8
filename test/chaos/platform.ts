import { Doubt, Gone, Later, type Platform, plainText, type Ref } from "../../src/chat/index.ts";
import { placeOf } from "../standins/pinboard.ts";

/** The tests' own chat platform, spoken to over HTTP by a process that may die at any moment. */
export const httpPlatform = (url: string): Platform => {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    let response: Response;
    try {
      response = await fetch(`${url}${path}`, init);
    } catch (cause) {
      throw new Doubt("no answer", { cause });
    }
    if (response.status === 429) throw new Later(Number(response.headers.get("retry-after")) * 1_000);
    if (response.status >= 500) throw new Doubt(`answered ${response.status}`);
    return response;
  };
  const refFrom = async (response: Response, place: string): Promise<Ref> => {
    const { id } = (await response.json()) as { readonly id: string };
    return { channel: place, parts: [id] };
  };

  return {
    start: async () => {},
    send: async ({ id: key, target }, message) => {
      const place = placeOf(target);
      return refFrom(await ask("POST", "/messages", { key, place, text: plainText(message) }), place);
    },
    find: async ({ id: key, target }) => {
      const response = await ask("GET", `/messages/${key}`);
      return response.status === 404 ? undefined : refFrom(response, placeOf(target));
    },
    edit: async ({ parts: [id = ""] }, message) => {
      const response = await ask("PATCH", `/messages/${id}`, { text: plainText(message) });
      if (response.status === 404) throw new Gone("unknown-message");
    },
    profile: async (_workspace, account) => ({ name: account, locale: undefined, member: true }),
    [Symbol.asyncDispose]: async () => {},
  };
};
