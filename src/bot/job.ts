import type { Campaign } from "../domain/organisation.ts";
import type { NewPost } from "../store/delivery/posts.ts";
import type { Reader, Tx } from "../store/store.ts";

/**
 * One due moment of one job, due while moment ≤ now < until. `subject` names it within its job and is claimed once,
 * whatever its moment; of a `series` only the latest is made up for after an outage.
 */
export type Occurrence = {
  readonly subject: string;
  readonly series: string;
  readonly moment: Date;
  readonly until: Date;
};

/** Something the bot does by itself, for each organisation's current campaign. */
export type Job = {
  readonly name: string;
  /**
   * Whether coordinators hear of moments that an outage hid; else they are only recorded. They are asked what they would
   * have posted, so that such a job writes nothing besides.
   */
  readonly tellsMissed: boolean;
  /** The occurrences with from < moment ≤ to, a pure function of what the store says. */
  readonly due: (campaign: Campaign, from: Date, to: Date, db: Reader) => Promise<readonly Occurrence[]>;
  /** What it posts, and what it writes besides, in the claim's own transaction. */
  readonly posts: (campaign: Campaign, occurrence: Occurrence, tx: Tx, at: Date) => Promise<readonly NewPost[]>;
};
