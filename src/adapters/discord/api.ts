import { type RateLimitData, REST, type RESTOptions } from "discord.js";
import { limitedFor } from "./faults.ts";

/** Milliseconds within which Discord must have answered, and for which a limited request waits by itself. */
const ANSWER_TIME = 10_000;
const PATIENCE = 6_000;

/**
 * Discord refused or would refuse. Short waits are left to the library; a long one, or a refusal without a time, is
 * told instead: the library would ask again at once, and ten thousand refusals in ten minutes shut an address out.
 */
const tellsLongWaits = (data: RateLimitData): boolean => {
  const wait = limitedFor(data);
  return wait === 0 || wait > PATIENCE;
};

/**
 * The library's own retries are off: it repeats a request whose answer was lost, at once, and so posts twice. Samling
 * repeats by itself what may be repeated.
 */
export const restOptions = (api: string): Partial<RESTOptions> => ({
  // What follows begins with a slash of its own.
  api: api.replace(/\/+$/, ""),
  retries: 0,
  timeout: ANSWER_TIME,
  rejectOnRateLimit: tellsLongWaits,
});

/** `bot` acts with the token; `answers` carries what interactions allow by themselves, so that posts never hold it up. */
export type Api = { readonly bot: REST; readonly answers: REST };

export const apiOf = (api: string, token: string): Api => ({
  bot: new REST(restOptions(api)).setToken(token),
  // Answers to interactions are exempt from the limit over all requests.
  answers: new REST({ ...restOptions(api), globalRequestsPerSecond: Number.POSITIVE_INFINITY }),
});
