import { DiscordAPIError, HTTPError, type RateLimitData, RateLimitError } from "discord.js";
import { Doubt, Gone, Later } from "../../chat/platform.ts";

/** Discord's error codes that mean something to Samling. */
export const CODE = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownUser: 10013,
  unknownInteraction: 10062,
  unknownEvent: 10070,
  tooManyEvents: 30038,
  oldMessageEdits: 30046,
  openingMessagesTooFast: 40003,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  closedMessages: 50007,
  missingPermissions: 50013,
  expiredInteraction: 50027,
  archivedThread: 50083,
  noSharedServer: 50278,
} as const;

const GONE: Readonly<Record<number, Gone["why"]>> = {
  [CODE.unknownChannel]: "unknown-channel",
  [CODE.unknownGuild]: "unknown-channel",
  [CODE.unknownMessage]: "unknown-message",
  [CODE.unknownUser]: "unreachable-person",
  [CODE.closedMessages]: "unreachable-person",
  [CODE.noSharedServer]: "unreachable-person",
  [CODE.archivedThread]: "unknown-message",
  [CODE.missingAccess]: "forbidden",
  [CODE.missingPermissions]: "forbidden",
};

/** Milliseconds to wait where Discord says only that it is too often. */
const COOL_DOWN = 600_000;
const SOON = 5_000;

/** Never reached Discord, so nothing can have come of it. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

export const isCode = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code));

/** Whether the token was refused. discord.js forgets a refused token and then cannot ask at all. */
export const isRefusedToken = (error: unknown): boolean =>
  (error instanceof DiscordAPIError && error.status === 401 && !isCode(error, CODE.expiredInteraction)) ||
  (error instanceof Error &&
    (error.message.startsWith("Expected token to be set") || errorCode(error) === "TokenInvalid"));

/** Whether the work may have been done although no good answer came: a cut or slow connection, or a 5xx. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof HTTPError || (error instanceof Error && !isAnswer(error) && isNetwork(error) && !isUnsent(error));

const isAnswer = (error: Error): boolean => error instanceof DiscordAPIError || error instanceof RateLimitError;
const isUnsent = (error: Error): boolean => UNSENT.has(errorCode(error) ?? "");
/** As the system and the HTTP client name what befalls a connection. */
const NETWORK = /^(UND_ERR_\w+|E[A-Z]+|EAI_\w+)$/;
const isNetwork = (error: Error): boolean =>
  error.name === "AbortError" || error.name === "TimeoutError" || NETWORK.test(errorCode(error) ?? "");

/** Whether asking again may help, and did nothing yet. */
export const isPassing = (error: unknown): boolean =>
  error instanceof RateLimitError || (error instanceof Error && isUnsent(error));

/** Milliseconds that Discord asks to wait; 0 where it refuses without saying how long. */
export const limitedFor = ({ retryAfter, timeToReset }: Pick<RateLimitData, "retryAfter" | "timeToReset">): number =>
  retryAfter === 0 ? 0 : Math.max(retryAfter, timeToReset);

/** What an error of the library means to whoever sends; undefined: a fault of ours. */
const meaning = (error: unknown): Doubt | Later | Gone | undefined => {
  const options = { cause: error };
  if (error instanceof RateLimitError) return new Later(limitedFor(error) || COOL_DOWN, options);
  if (isRefusedToken(error)) return new Gone("stopped", options);
  if (isCode(error, CODE.oldMessageEdits, CODE.openingMessagesTooFast, CODE.tooManyEvents))
    return new Later(COOL_DOWN, options);
  const why = error instanceof DiscordAPIError ? GONE[Number(error.code)] : undefined;
  if (why) return new Gone(why, options);
  if (isPassing(error)) return new Later(SOON, options);
  return isUncertain(error) ? new Doubt("no answer from Discord", options) : undefined;
};

/** Runs what sends: throws `Doubt`, `Later` or `Gone`, or a fault of ours as it is. */
export const sending = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw meaning(error) ?? error;
  }
};

/** Runs what may be done twice without harm, so that doubt is only a delay. */
export const repeatable = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const meant = meaning(error);
    throw meant instanceof Doubt ? new Later(SOON, { cause: error }) : (meant ?? error);
  }
};
