import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";

/** What an adapter hands over to be served. */
export type Fetch = (request: Request) => Promise<Response>;

export type Serving = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Takes everything that is not the server's own; undefined: nothing does. */
  readonly mount: Fetch | undefined;
  /** Whether the bot can do its work now: what `/health` answers. */
  readonly healthy: () => Promise<boolean>;
  /** Takes what went wrong on our side. */
  readonly report: (fault: unknown) => void;
};

/** A server that listens. Disposed of, it takes no more, ends event streams and finishes what it holds. */
export interface Web extends AsyncDisposable {
  /** `http://127.0.0.1:8080`. */
  readonly address: string;
}

/** A connection that does not get its request out within this is cut: milliseconds, looked at once a second. */
const PATIENCE_MS = 8_000;

/** Listens, or throws where the port is taken or not ours to take. */
export const serve = async ({ host, port, mount, healthy, report }: Serving): Promise<Web> => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const streams = new Set<ServerResponse>();
  app.use(async (c, next) => {
    await next();
    if (c.res.headers.get("content-type") !== "text/event-stream") return;
    const { outgoing } = c.env;
    streams.add(outgoing);
    outgoing.once("close", () => streams.delete(outgoing));
  });
  app.get("/health", async (c) => ((await healthy().catch(() => false)) ? c.text("ok") : c.text("not ready", 503)));
  app.onError((fault, c) => {
    // Whoever hangs up in the middle of a request breaks nothing of ours.
    if (!c.req.raw.signal.aborted) report(fault);
    return c.text("fault", 500);
  });
  if (mount) app.all("*", ({ req }) => mount(req.raw));

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      headersTimeout: PATIENCE_MS,
      requestTimeout: PATIENCE_MS,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 5_000,
    },
    (request, response) => void listener(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  // Listening on a host and port, so the address is never a pipe's name.
  const { port: taken } = server.address() as AddressInfo;

  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    async [Symbol.asyncDispose]() {
      // Connections that still carry an answer are not kept alive after it.
      server.keepAliveTimeout = 1;
      const closed = new Promise((resolve) => server.close(resolve));
      // An event stream never ends by itself.
      for (const stream of streams) stream.destroy();
      await closed;
    },
  };
};
