import { eq } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import { fromMillionths, millionths } from "./pings.ts";

/** What is kept in mind about an association's turnout from one morning to the next. */
export type FollowUp = {
  /** The highest probability of missing the goal on any morning. */
  readonly highest: number;
  /** Not pinged before this day. */
  readonly quietUntil: Day | undefined;
  /** The morning on which the coordinators were told that a person should take over. */
  readonly handedOverOn: Day | undefined;
  /** The coordinator who takes it on. */
  readonly takenBy: string | undefined;
};
export const NO_FOLLOW_UP: FollowUp = {
  highest: 0,
  quietUntil: undefined,
  handedOverOn: undefined,
  takenBy: undefined,
};

const all = query((db, t, p: { campaignId: string }) =>
  db.select().from(t.followUp).where(eq(t.followUp.campaignId, p.campaignId)),
);
/** By association id; an association without one has `NO_FOLLOW_UP`. */
export const followUpsOf = async (db: Reader, of: { campaignId: string }): Promise<ReadonlyMap<string, FollowUp>> =>
  new Map(
    (await all(db, of)).map((row) => [
      row.associationId,
      {
        highest: fromMillionths(row.highest),
        quietUntil: row.quietUntil ?? undefined,
        handedOverOn: row.handedOverOn ?? undefined,
        takenBy: row.takenBy ?? undefined,
      },
    ]),
  );

/** One association's. */
export const followUpOf = async (db: Reader, of: { campaignId: string; associationId: string }): Promise<FollowUp> =>
  (await followUpsOf(db, of)).get(of.associationId) ?? NO_FOLLOW_UP;

type Row = {
  campaignId: string;
  associationId: string;
  organisationId: string;
  highest: number;
  quietUntil: Day | null;
  handedOverOn: Day | null;
  takenBy: string | null;
};
const put = command((db, t, p: Row) => {
  const { highest, quietUntil, handedOverOn, takenBy } = p;
  const kept = { highest, quietUntil, handedOverOn, takenBy };
  return db
    .insert(t.followUp)
    .values({ ...kept, campaignId: p.campaignId, associationId: p.associationId, organisationId: p.organisationId })
    .onConflictDoUpdate({ target: [t.followUp.campaignId, t.followUp.associationId], set: kept });
});

/** Keeps this in mind about an association. */
export const followUp = async (
  tx: Tx,
  of: { campaignId: string; organisationId: string; associationId: string },
  { highest, quietUntil, handedOverOn, takenBy }: FollowUp,
): Promise<void> => {
  await put(tx, {
    ...of,
    highest: millionths(highest),
    quietUntil: quietUntil ?? null,
    handedOverOn: handedOverOn ?? null,
    takenBy: takenBy ?? null,
  });
};
