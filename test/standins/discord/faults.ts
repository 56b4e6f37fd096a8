import { Refusal } from "./refusal.ts";

/** The requests that faults are most often set on. `*` stands for one part of a path. */
export const SEND = "POST /channels/*/messages";
export const EDIT = "PATCH /channels/*/messages/*";
export const ACKNOWLEDGE = "POST /interactions/*/*/callback";
export const ANSWER = "PATCH /webhooks/*/*/messages/*";
export const FOLLOW_UP = "POST /webhooks/*/*";

/** What goes wrong, with how often (once unless said) and whether the work was done all the same before it did. */
export type Fault = {
  readonly times?: number;
  /** How many requests pass before it strikes. */
  readonly skip?: number;
  readonly stored?: boolean;
  /** An HTTP status without Discord's own body: a gateway's 502. */
  readonly status?: number;
  /** One of Discord's error codes: 50013. */
  readonly code?: number;
  /** 429 with this many seconds in Retry-After. */
  readonly retryAfter?: number;
  readonly global?: boolean;
  /** The socket is cut without an answer. */
  readonly drop?: true;
  /** The answer waits for this. */
  readonly until?: Promise<unknown>;
};

type Set = { readonly on: RegExp; readonly fault: Fault; left: number; skip: number };

/** Faults that wait for their request. */
export class Faults {
  readonly #set: Set[] = [];

  /** Sets a fault on requests named like `SEND` above; those set first strike first. */
  set(on: string, fault: Fault): void {
    const pattern = on.replaceAll("*", "[^/]+");
    this.#set.push({ on: new RegExp(`^${pattern}$`), fault, left: fault.times ?? 1, skip: fault.skip ?? 0 });
  }

  /** The fault that strikes this request, used up once more. */
  strike(request: string): Fault | undefined {
    for (const one of this.#set) {
      if (one.left === 0 || !one.on.test(request)) continue;
      if (one.skip-- > 0) continue;
      one.left--;
      return one.fault;
    }
    return undefined;
  }

  /** Every fault is mended. */
  clear(): void {
    this.#set.length = 0;
  }
}

/** How a fault looks over HTTP. */
export const struck = (fault: Fault): { status: number; headers: Record<string, string>; body: object | string } => {
  if (fault.retryAfter !== undefined) {
    const headers = { "retry-after": String(fault.retryAfter), ...(fault.global && { "x-ratelimit-global": "true" }) };
    const body = {
      message: "You are being rate limited.",
      retry_after: fault.retryAfter,
      global: fault.global === true,
    };
    return { status: 429, headers, body: { code: 0, ...body } };
  }
  if (fault.code !== undefined) {
    const refusal = new Refusal(fault.code);
    return { status: fault.status ?? refusal.status, headers: {}, body: refusal.body };
  }
  return { status: fault.status ?? 500, headers: {}, body: "upstream trouble" };
};
