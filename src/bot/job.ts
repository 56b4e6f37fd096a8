import type { Campaign } from "../domain/organisation.ts";
import type { NewPost } from "../store/posts.ts";
import type { Reader, Tx } from "../store/store.ts";

/** One due moment of one job. Due while moment ≤ now < until; (job, subject, moment) is claimed exactly once. */
export type Occurrence = { readonly subject: string; readonly moment: Date; readonly until: Date };

/** Something the bot does by itself, for each organisation's current campaign. */
export type Job = {
  readonly name: string;
  /** The occurrences with from < moment ≤ to, a pure function of what the store says. */
  readonly due: (campaign: Campaign, from: Date, to: Date, db: Reader) => Promise<readonly Occurrence[]>;
  /** What it posts, and what it writes besides, in the claim's own transaction. */
  readonly posts: (campaign: Campaign, occurrence: Occurrence, tx: Tx, at: Date) => Promise<readonly NewPost[]>;
};
