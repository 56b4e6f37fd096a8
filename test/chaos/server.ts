import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Pinboard, pinboard } from "../standins/pinboard.ts";

/** How often, of 1, an answer is dropped after the work was done, and a request refused before it. */
const DROPPED = 0.3;
const REFUSED = 0.1;
/** Milliseconds that an answer takes at most. */
const SLOWEST = 60;

export type ChaosServer = AsyncDisposable & {
  readonly url: string;
  readonly board: Pinboard;
  readonly counts: { requests: number; dropped: number; refused: number };
  /** When it is so, or after so many milliseconds in any case; asked with each new message. */
  readonly until: (isSo: () => boolean, limit: number) => Promise<void>;
};

/**
 * A small chat platform over HTTP that loses answers and refuses requests: `POST /messages` with a key, `GET
 * /messages/KEY`, `PATCH /messages/ID`. Without heeding keys it stores every message it gets and finds none.
 */
export const chaosServer = async (heedsKeys: boolean): Promise<ChaosServer> => {
  const board = pinboard(heedsKeys);
  const counts = { requests: 0, dropped: 0, refused: 0 };
  const news = new EventEmitter();

  const work = (request: IncomingMessage, body: string): { readonly status: number; readonly body?: unknown } => {
    const [, , which = ""] = (request.url ?? "").split("/");
    if (request.method === "GET") {
      const id = board.find(which);
      return id === undefined ? { status: 404 } : { status: 200, body: { id } };
    }
    const said = JSON.parse(body) as { readonly key: string; readonly place: string; readonly text: string };
    if (request.method === "PATCH") return { status: board.edit(which, said.text) ? 200 : 404 };
    const id = board.pin(said.key, said.place, said.text);
    news.emit("message");
    return { status: 200, body: { id } };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    counts.requests += 1;
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const fate = Math.random();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * SLOWEST));
    if (fate < REFUSED) {
      counts.refused += 1;
      if (fate < REFUSED / 2) response.writeHead(429, { "retry-after": "0.05" }).end();
      else response.writeHead(500).end();
      return;
    }
    const done = work(request, body);
    if (fate < REFUSED + DROPPED) {
      counts.dropped += 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(done.status, { "content-type": "application/json" }).end(JSON.stringify(done.body ?? {}));
  };

  const server = createServer((request, response) => {
    // A killed process takes its connection with it in the middle of anything.
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    board,
    counts,
    until: async (isSo, limit) => {
      const signal = AbortSignal.timeout(limit);
      while (!isSo() && !signal.aborted) await once(news, "message", { signal }).catch(() => {});
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
