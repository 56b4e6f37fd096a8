import { type Logger, LogLevel } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Report } from "../../chat/report.ts";

const nothing = (): void => undefined;

/** For libraries whose faults we catch ourselves; at lower levels they would repeat what people write. */
export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** For what only the library knows: a request with a wrong signature, an act that nobody acknowledged. */
export const telling = (report: Report): Logger => {
  const tell = (...parts: readonly unknown[]): void => report(new Error(parts.map(String).join(" ")), "slack library");
  return { ...silent, warn: tell, error: tell };
};

/** A request that has no answer by then is in doubt; people wait 3 s at most for theirs. */
const TIMEOUT = 10_000;

/** Options for one client, new each time: Slack's libraries change what they are given. */
export const clientOptions = (apiUrl: string): WebClientOptions => ({
  slackApiUrl: apiUrl,
  logger: silent,
  timeout: TIMEOUT,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});

export type Clients = {
  /** Never tries again by itself: a second try could post twice. 429 is thrown at once. */
  readonly posting: WebClient;
  /** For reading: tries again where Slack stumbles. */
  readonly reading: WebClient;
};

export const clientsFor = (token: string, apiUrl: string): Clients => ({
  posting: new WebClient(token, clientOptions(apiUrl)),
  reading: new WebClient(token, {
    ...clientOptions(apiUrl),
    retryConfig: { retries: 2, minTimeout: 500, maxTimeout: 2000 },
  }),
});
