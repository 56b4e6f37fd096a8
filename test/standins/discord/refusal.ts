/**
 * Discord's error codes that Samling meets, with the HTTP status each arrives with and Discord's own words. Those below
 * 1000 are plain HTTP, which Discord gives the code 0.
 */
const CODES: Readonly<Record<number, readonly [status: number, message: string]>> = {
  401: [401, "401: Unauthorized"],
  404: [404, "404: Not Found"],
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10070: [404, "Unknown Guild Scheduled Event"],
  30046: [429, "Maximum number of edits to messages older than 1 hour reached. Try again later"],
  40060: [400, "Interaction has already been acknowledged."],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50013: [403, "Missing Permissions"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
};

/** What Discord answers instead of doing what was asked. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: number;
  readonly status: number;
  /** For a body that does not fit: what is wrong with it. */
  readonly problems: readonly string[];

  constructor(code: number, problems: readonly string[] = []) {
    const [status, message] = CODES[code] ?? [400, `Error ${code}`];
    super(message);
    this.code = code;
    this.status = status;
    this.problems = problems;
  }

  get body(): object {
    const errors = this.problems.map((message) => ({ code: "BASE_TYPE_INVALID", message }));
    return {
      code: this.code < 1000 ? 0 : this.code,
      message: this.message,
      ...(errors.length > 0 && { errors: { _errors: errors } }),
    };
  }
}

/** A body that breaks a rule, as Discord says it. */
export const misfit = (...problems: readonly string[]): Refusal => new Refusal(50035, problems);
