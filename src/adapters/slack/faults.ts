import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import { Doubt, Gone, Later } from "../../chat/platform.ts";

/** Slack refuses our token: nothing more can be done with it. */
export class Refused extends Error {
  override readonly name = "Refused";
  /** Slack's own word for it: `invalid_auth`, `token_revoked`… */
  readonly error: string;

  constructor(error: string, options?: ErrorOptions) {
    super(error, options);
    this.error = error;
  }
}

const TOKEN_DEAD = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "user_removed_from_team",
  "team_disabled",
  "not_allowed_token_type",
]);

const GONE = new Map<string, Gone["why"]>([
  ["channel_not_found", "unknown-channel"],
  ["is_archived", "unknown-channel"],
  ["not_in_channel", "forbidden"],
  ["missing_scope", "forbidden"],
  ["no_permission", "forbidden"],
  ["access_denied", "forbidden"],
  ["restricted_action", "forbidden"],
  ["restricted_action_read_only_channel", "forbidden"],
  ["restricted_action_thread_only_channel", "forbidden"],
  ["messages_tab_disabled", "forbidden"],
  ["user_not_found", "unreachable-person"],
  ["user_disabled", "unreachable-person"],
  ["user_not_visible", "unreachable-person"],
  ["cannot_dm_bot", "unreachable-person"],
  ["message_not_found", "unknown-message"],
  ["cant_update_message", "unknown-message"],
  ["cant_delete_message", "unknown-message"],
  ["edit_window_closed", "unknown-message"],
]);

// Slack says of these that part of the work may have been done.
const UNSURE = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);
const BUSY = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

// The request never left us: there was nobody to send it to.
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const SOON = 10_000;

/** What a failed request means: `Later`, `Gone`, `Refused`, `Doubt`, or the fault itself where it is ours. */
export const meaningOf = (fault: unknown): unknown => {
  const options = { cause: fault };
  if (fault instanceof WebAPIRateLimitedError) return new Later(fault.retryAfter * 1000, options);
  if (fault instanceof WebAPIHTTPError) return new Doubt(`Slack answered ${fault.statusCode}`, options);
  if (fault instanceof WebAPIRequestError)
    return UNSENT.has(codeOf(fault.original))
      ? new Later(SOON, options)
      : new Doubt("Slack's answer was lost", options);
  if (!(fault instanceof WebAPIPlatformError)) return fault;
  const error = String(fault.data.error);
  if (TOKEN_DEAD.has(error)) return new Refused(error, options);
  if (BUSY.has(error)) return new Later(SOON, options);
  if (UNSURE.has(error)) return new Doubt(`Slack answered ${error}`, options);
  const why = GONE.get(error);
  return why ? new Gone(why, options) : fault;
};

const codeOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return "";
  if ("code" in fault && typeof fault.code === "string") return fault.code;
  return codeOf(fault.cause);
};
