import type { Locale } from "../domain/locale.ts";
import type { Dispatch } from "./call.ts";
import type { Spec } from "./command.ts";
import type { Message } from "./message.ts";

/** Where a post goes: a channel, or a person's direct messages, by external ids. */
export type Target =
  | { readonly kind: "channel"; readonly workspace: string; readonly channel: string }
  | { readonly kind: "account"; readonly workspace: string; readonly account: string };

/** An outgoing message as a platform sees it. `id` (21 characters) is the idempotency key; `since` its first attempt. */
export type Outgoing = { readonly id: string; readonly target: Target; readonly since: Date };

/** Where a sent message stands; `parts` are the external ids of its messages, in order. */
export type Ref = { readonly channel: string; readonly parts: readonly string[] };

/** Who an account is, asked when it is shown. `member` false: has left the workspace. */
export type Profile = {
  readonly name: string;
  readonly locale: Locale | undefined;
  readonly member: boolean;
};

/** A chat platform: five verbs, and its resources are released by `await using`. */
export interface Platform extends AsyncDisposable {
  start(specs: readonly Spec[], dispatch: Dispatch): Promise<void>;
  /** Throws `Doubt`, `Later` or `Gone`; anything else is a fault of ours. */
  send(post: Outgoing, message: Message): Promise<Ref>;
  /** Throws `Later` or `Gone`. */
  edit(ref: Ref, message: Message): Promise<void>;
  /** Whether a post in doubt was sent; undefined: it was not. Throws `Doubt` where that can't be known. */
  find(post: Outgoing): Promise<Ref | undefined>;
  /** By workspace and account; undefined where the platform knows no such account. */
  profile(workspace: string, account: string): Promise<Profile | undefined>;
}

/** It may or may not have been sent: look with `find` before sending again. */
export class Doubt extends Error {
  override readonly name = "Doubt";
}

/** Not now: try again `after` milliseconds from now. Nothing was sent. */
export class Later extends Error {
  override readonly name = "Later";
  readonly after: number;

  constructor(after: number, options?: ErrorOptions) {
    super(`try again in ${after} ms`, options);
    this.after = after;
  }
}

/** The target is gone or closed to us; `why` says which. Nothing was sent and nothing will be. */
export class Gone extends Error {
  override readonly name = "Gone";
  readonly why: "unknown-channel" | "forbidden" | "unreachable-person" | "unknown-message" | "stopped";

  constructor(why: Gone["why"], options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}
