import type { IncomingMessage, RequestListener, Server } from "node:http";
import { type App, HTTPReceiver, type Logger } from "@slack/bolt";
import type { Delivery } from "./delivery.ts";

export type HttpGiven = {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly now: () => Date;
};

/** Where Slack is told to deliver, for everything. */
const REQUEST_PATH = "/slack/events";
/** Clocks may differ by this much; Bolt refuses what is more than five minutes old, and nothing from the future. */
const AHEAD = 30;
const BODY = 1_000_000;
const SLOWEST = 10_000;
/** Requests that are still being received by then are cut when closing. */
const GRACE = 1000;

/** Signed delivery over HTTP on one host and port; 401 for a wrong signature, an old or a future time stamp. */
export const http = ({ signingSecret, host, port, logger, now }: HttpGiven): Delivery => {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: REQUEST_PATH, logger, bodyLimit: BODY });
  const verified: RequestListener = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (isAhead(request, now())) response.writeHead(401).end();
    else verified(request, response);
  };
  let server: Server | undefined;

  return {
    attach: (app: App) => receiver.init(app),
    async open() {
      const slow = { requestTimeout: SLOWEST, headersTimeout: SLOWEST, connectionsCheckingInterval: 1000 };
      server = await receiver.start({ host, port }, slow);
      const address = server.address();
      if (!address || typeof address === "string") return undefined;
      const at = address.family === "IPv6" ? `[${address.address}]` : address.address;
      return `http://${at}:${address.port}${REQUEST_PATH}`;
    },
    async close() {
      if (!server) return;
      const stopped = receiver.stop();
      server.closeIdleConnections();
      const cut = setTimeout(() => server?.closeAllConnections(), GRACE);
      await stopped;
      clearTimeout(cut);
    },
  };
};

const isAhead = ({ headers }: IncomingMessage, now: Date): boolean =>
  Number(headers["x-slack-request-timestamp"]) > now.getTime() / 1000 + AHEAD;
