import type { Message } from "../chat/index.ts";
import type { Day } from "../domain/day.ts";
import type { Campaign } from "../domain/organisation.ts";
import type { Words } from "../locales/words.ts";
import type { Reader } from "../store/store.ts";

/** What a view is rendered with: `at` is the moment of rendering, `personId` the reader of a personal message. */
export type Showing = {
  readonly db: Reader;
  readonly at: Date;
  readonly today: Day;
  readonly campaign: Campaign;
  readonly words: Words;
  readonly personId: string | undefined;
};

export type ViewArgs = Readonly<Record<string, unknown>>;

/** How a post looks, from its arguments and what the store says now. Undefined: there is nothing left to show. */
export type View = {
  readonly name: string;
  readonly show: (args: ViewArgs, showing: Showing) => Promise<Message | undefined>;
  /** Whether it may reach a person while people sleep; absent: it waits for the morning. */
  readonly wakes?: (args: ViewArgs, showing: Showing) => Promise<boolean>;
};
