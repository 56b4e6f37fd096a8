import { and, eq, gte, lte, sql } from "drizzle-orm";
import type { Day } from "../domain/day.ts";
import { query } from "./statement.ts";
import type { Reader } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * Seats on a shift: `going` by name, `reserved` by squads beyond the names in them, `waiting` in line for `inLine` people;
 * `lastTurn` is the last arrival's.
 */
export type Counts = {
  readonly going: number;
  readonly reserved: number;
  readonly waiting: number;
  readonly inLine: number;
  readonly lastTurn: number;
};
export const NO_COUNTS: Counts = { going: 0, reserved: 0, waiting: 0, inLine: 0, lastTurn: 0 };

/** The columns that sum seats. Who came counts as going: after a shift its count stays what it was. */
const seatSums = (t: Tables) => ({
  squadId: t.signUp.squadId,
  going:
    sql<number>`sum(case when ${t.signUp.state} in ('going', 'attended') then ${t.signUp.seats} else 0 end)`.mapWith(
      Number,
    ),
  waiting: sql<number>`sum(case when ${t.signUp.state} = 'waiting' then ${t.signUp.seats} else 0 end)`.mapWith(Number),
  inLine: sql<number>`sum(case when ${t.signUp.state} = 'waiting' then 1 else 0 end)`.mapWith(Number),
  lastTurn: sql<number>`max(${t.signUp.turn})`.mapWith(Number),
});
type Sum = { readonly squadId: string | null } & Omit<Counts, "reserved">;
type Squad = { readonly id: string; readonly seats: number };

const countsFrom = (sums: readonly Sum[], squads: readonly Squad[]): Counts => {
  const named = (squad: Squad): number => sums.find(({ squadId }) => squadId === squad.id)?.going ?? 0;
  return {
    going: sums.reduce((n, sum) => n + sum.going, 0),
    waiting: sums.reduce((n, sum) => n + sum.waiting, 0),
    inLine: sums.reduce((n, sum) => n + sum.inLine, 0),
    lastTurn: sums.reduce((n, sum) => Math.max(n, sum.lastTurn), 0),
    reserved: squads.reduce((n, squad) => n + Math.max(0, squad.seats - named(squad)), 0),
  };
};

const sumsOf = query((db, t, p: { shiftId: string }) =>
  db.select(seatSums(t)).from(t.signUp).where(eq(t.signUp.shiftId, p.shiftId)).groupBy(t.signUp.squadId),
);
const squadsOf = query((db, t, p: { shiftId: string }) =>
  db.select({ id: t.squad.id, seats: t.squad.seats }).from(t.squad).where(eq(t.squad.shiftId, p.shiftId)),
);

/** The seats of one shift as they stand; `squads`: whether any squad is on it. */
export const countsOf = async (db: Reader, of: { shiftId: string; squads: boolean }): Promise<Counts> =>
  countsFrom(await sumsOf(db, of), of.squads ? await squadsOf(db, of) : []);

const sumsBetween = query((db, t, p: { campaignId: string; from: Day; to: Day }) =>
  db
    .select({ shiftId: t.signUp.shiftId, ...seatSums(t) })
    .from(t.signUp)
    .innerJoin(t.shift, eq(t.shift.id, t.signUp.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(and(eq(t.activity.campaignId, p.campaignId), gte(t.activity.day, p.from), lte(t.activity.day, p.to)))
    .groupBy(t.signUp.shiftId, t.signUp.squadId),
);
const squadsBetween = query((db, t, p: { campaignId: string; from: Day; to: Day }) =>
  db
    .select({ shiftId: t.squad.shiftId, id: t.squad.id, seats: t.squad.seats })
    .from(t.squad)
    .innerJoin(t.shift, eq(t.shift.id, t.squad.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(and(eq(t.activity.campaignId, p.campaignId), gte(t.activity.day, p.from), lte(t.activity.day, p.to))),
);

/** The seats of every shift of these days, by shift id; shifts that nobody asked for are absent. */
export const countsBetween = async (
  db: Reader,
  days: { campaignId: string; from: Day; to: Day },
): Promise<ReadonlyMap<string, Counts>> => {
  const sums = Map.groupBy(await sumsBetween(db, days), ({ shiftId }) => shiftId);
  const squads = Map.groupBy(await squadsBetween(db, days), ({ shiftId }) => shiftId);
  const shiftIds = new Set([...sums.keys(), ...squads.keys()]);
  return new Map([...shiftIds].map((id) => [id, countsFrom(sums.get(id) ?? [], squads.get(id) ?? [])]));
};
