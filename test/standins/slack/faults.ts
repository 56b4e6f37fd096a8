/** What goes wrong with a request, instead of its answer or after it was carried out. */
export type Fault =
  | { readonly kind: "rate-limit"; readonly after: number }
  | { readonly kind: "error"; readonly error: string }
  /** `stored`: carried out before the answer went wrong. */
  | { readonly kind: "status"; readonly status: number; readonly stored: boolean }
  /** The socket is dropped without an answer. */
  | { readonly kind: "drop"; readonly stored: boolean }
  /** Carried out when `until` is done. */
  | { readonly kind: "wait"; readonly until: Promise<unknown> };

export const rateLimit = (seconds: number): Fault => ({ kind: "rate-limit", after: seconds });
export const failing = (error: string): Fault => ({ kind: "error", error });
export const status = (code: number, { stored = false } = {}): Fault => ({ kind: "status", status: code, stored });
export const lostAnswer: Fault = { kind: "drop", stored: true };
export const lostRequest: Fault = { kind: "drop", stored: false };
const waiting = (until: Promise<unknown>): Fault => ({ kind: "wait", until });

/** Faults that are due, by method, `response` (what is posted to a response_url) or `upload`. */
export class Faults {
  readonly #due = new Map<string, Fault[]>();

  /** The next requests to `method` meet these, one each; `undefined` lets one pass. */
  next(method: string, ...faults: readonly (Fault | undefined)[]): void {
    const due = this.#due.get(method) ?? [];
    this.#due.set(method, [...due, ...faults.map((fault) => fault ?? waiting(Promise.resolve()))]);
  }

  take(method: string): Fault | undefined {
    return this.#due.get(method)?.shift();
  }
}
