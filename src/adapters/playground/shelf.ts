import type { Locale } from "../../domain/locale.ts";

/** A person of the playground: an external id (`accountOf`), a name and the language of their device. */
export type Account = { readonly id: string; readonly name: string; readonly locale: Locale };

/** A message as it is kept: JSON that only the playground reads. */
export type Kept = { readonly id: string; readonly body: string };

/** Where the playground keeps what a chat platform would keep for us: filled by `app`, outside the bot's own tables. */
export interface Shelf {
  accounts(): Promise<readonly Account[]>;
  /** Adds an account, or replaces the one with the same id. */
  putAccount(account: Account): Promise<void>;
  /** The newest messages, at most `count`, in the order in which they were first put. */
  messages(count: number): Promise<readonly Kept[]>;
  message(id: string): Promise<Kept | undefined>;
  /** Adds a message at the end, or replaces the one with the same id where it stands. */
  putMessage(kept: Kept): Promise<void>;
}
