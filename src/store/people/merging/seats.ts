import { and, eq, inArray } from "drizzle-orm";
import { shiftOf } from "../../activity/activities.ts";
import { markStale } from "../../delivery/posts.ts";
import { lockShift } from "../../row-lock.ts";
import { promote } from "../../signup/promotion.ts";
import type { SignUpState } from "../../signup/signups.ts";
import type { Tx } from "../../store.ts";
import type { Tables } from "../../tables.ts";
import type { Merge } from "./merge.ts";

type Row = Tables["signUp"]["$inferSelect"];

/** Who was there was there; a place is better than a turn in line. */
const BEST: readonly SignUpState[] = ["attended", "going", "waiting", "missed", "cancelled"];

/** Negative where `a` is better: a settled place before one to be confirmed, more guests, the earlier arrival. */
const compare = (a: Row, b: Row): number =>
  BEST.indexOf(a.state) - BEST.indexOf(b.state) ||
  Number(a.confirmBy !== null) - Number(b.confirmBy !== null) ||
  b.seats - a.seats ||
  a.turn - b.turn;

/** Gives the sign-ups and alarms of `from` to `into`; where both are on a shift, the better place stays. */
export const mergeSeats = async (tx: Tx, t: Tables, { campaign, into, from, at }: Merge): Promise<void> => {
  const ofFrom = tx.select({ shiftId: t.signUp.shiftId }).from(t.signUp).where(eq(t.signUp.personId, from));
  const shiftIds = (await ofFrom.orderBy(t.signUp.shiftId)).map(({ shiftId }) => shiftId);
  for (const shiftId of shiftIds) await lockShift(tx, { shiftId });
  // Read again: until a shift is held, a place on it may still be offered or lapse.
  const rows = await tx
    .select()
    .from(t.signUp)
    .where(and(inArray(t.signUp.shiftId, shiftIds), inArray(t.signUp.personId, [into, from])));
  const of = (shiftId: string, personId: string) => and(eq(t.signUp.shiftId, shiftId), eq(t.signUp.personId, personId));
  const doubled: string[] = [];
  for (const shiftId of shiftIds) {
    const [best, other] = rows.filter((row) => row.shiftId === shiftId).toSorted(compare);
    if (!best) continue;
    if (other) await tx.delete(t.signUp).where(of(shiftId, other.personId));
    await tx
      .update(t.signUp)
      .set({
        personId: into,
        associationId: best.associationId ?? other?.associationId ?? null,
        lateAt: best.lateAt ?? other?.lateAt ?? null,
      })
      .where(of(shiftId, best.personId));
    if (other?.state === "going" || other?.state === "waiting") doubled.push(shiftId);
  }
  await mergeAlarms(tx, t, { into, from });
  for (const shiftId of doubled) {
    const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
    if (!shift) continue;
    const { organisationId } = campaign;
    await markStale(tx, { organisationId, day: shift.activity.day, activityId: shift.activity.id, shiftId });
    await promote(tx, campaign, shiftId, at);
  }
};

const mergeAlarms = async (tx: Tx, t: Tables, { into, from }: Pick<Merge, "into" | "from">): Promise<void> => {
  const set = await tx.select().from(t.alarm).where(eq(t.alarm.personId, from));
  for (const one of set)
    await tx
      .insert(t.alarm)
      .values({ ...one, personId: into })
      .onConflictDoNothing();
  await tx.delete(t.alarm).where(eq(t.alarm.personId, from));
};
