import type { Campaign } from "../../../domain/organisation.ts";

/** Two persons of one organisation who are one: `into` stays, `from` goes. */
export type Merge = {
  readonly campaign: Campaign;
  readonly into: string;
  readonly from: string;
  readonly at: Date;
};
