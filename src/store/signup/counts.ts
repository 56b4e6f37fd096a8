import { and, eq, gte, lte, sql } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import type { Tables } from "../tables.ts";

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

/** The seats of a shift by state and squad, in the order of their index. */
const seatSums = (t: Tables) => ({
  state: t.signUp.state,
  squadId: t.signUp.squadId,
  seats: sql<number>`sum(${t.signUp.seats})`.mapWith(Number),
  people: sql<number>`count(*)`.mapWith(Number),
  lastTurn: sql<number>`max(${t.signUp.turn})`.mapWith(Number),
});
type Sum = {
  readonly state: Tables["signUp"]["$inferSelect"]["state"];
  readonly squadId: string | null;
  readonly seats: number;
  readonly people: number;
  readonly lastTurn: number;
};
type Squad = { readonly id: string; readonly seats: number };

/** Who came counts as going: after a shift its count stays what it was. */
const isGoing = ({ state }: Sum): boolean => state === "going" || state === "attended";
const isWaiting = ({ state }: Sum): boolean => state === "waiting";
const seatsIn = (sums: readonly Sum[]): number => sums.reduce((n, { seats }) => n + seats, 0);

const countsFrom = (sums: readonly Sum[], squads: readonly Squad[]): Counts => {
  const going = sums.filter(isGoing);
  const waiting = sums.filter(isWaiting);
  const named = ({ id }: Squad): number => seatsIn(going.filter(({ squadId }) => squadId === id));
  return {
    going: seatsIn(going),
    waiting: seatsIn(waiting),
    inLine: waiting.reduce((n, { people }) => n + people, 0),
    lastTurn: sums.reduce((n, { lastTurn }) => Math.max(n, lastTurn), 0),
    reserved: squads.reduce((n, squad) => n + Math.max(0, squad.seats - named(squad)), 0),
  };
};

const sumsOf = query((db, t, p: { shiftId: string }) =>
  db
    .select(seatSums(t))
    .from(t.signUp)
    .where(eq(t.signUp.shiftId, p.shiftId))
    .groupBy(t.signUp.state, t.signUp.squadId),
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
    .groupBy(t.signUp.shiftId, t.signUp.state, t.signUp.squadId),
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
