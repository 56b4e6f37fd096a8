import { and, asc, eq, gt, gte, inArray, lte, sql } from "drizzle-orm";
import type { Clock, Day } from "../../domain/day.ts";
import { command, query } from "../statement.ts";
import type { Reader } from "../store.ts";
import type { Tables } from "../tables.ts";

/** Seats that an association reserved on a shift to come together; `name` is the association's. */
export type Squad = {
  readonly id: string;
  readonly shiftId: string;
  readonly associationId: string;
  readonly name: string;
  readonly seats: number;
  readonly createdBy: string | null;
  /** When the association said that its unnamed seats stand. */
  readonly confirmedAt: Date | null;
};

const columns = (t: Tables) => ({
  id: t.squad.id,
  shiftId: t.squad.shiftId,
  associationId: t.squad.associationId,
  name: t.association.name,
  seats: t.squad.seats,
  createdBy: t.squad.createdBy,
  confirmedAt: t.squad.confirmedAt,
});

const ofShift = query((db, t, p: { shiftId: string }) =>
  db
    .select(columns(t))
    .from(t.squad)
    .innerJoin(t.association, eq(t.association.id, t.squad.associationId))
    .where(eq(t.squad.shiftId, p.shiftId))
    .orderBy(asc(t.squad.createdAt), asc(t.squad.id)),
);
/** The squads that reserved seats on a shift, the first first. */
export const squadsOn = (db: Reader, of: { shiftId: string }): Promise<readonly Squad[]> => ofShift(db, of);

const one = query((db, t, p: { id: string; organisationId: string }) =>
  db
    .select(columns(t))
    .from(t.squad)
    .innerJoin(t.association, eq(t.association.id, t.squad.associationId))
    .where(and(eq(t.squad.id, p.id), eq(t.squad.organisationId, p.organisationId))),
);
export const squadOf = async (db: Reader, of: { id: string; organisationId: string }): Promise<Squad | undefined> =>
  (await one(db, of))[0];

const names = query((db, t, p: { squadId: string }) =>
  db
    .select({ people: sql<number>`coalesce(sum(${t.signUp.seats}), 0)`.mapWith(Number) })
    .from(t.signUp)
    .where(and(eq(t.signUp.squadId, p.squadId), inArray(t.signUp.state, ["going", "attended"]))),
);
/** How many of a squad's seats have a name in them, guests included. */
export const namedIn = async (db: Reader, squadId: string): Promise<number> =>
  (await names(db, { squadId }))[0]?.people ?? 0;

/** How many of a squad's seats have no name yet; 0 where there is no such squad on the shift. */
export const roomIn = async (db: Reader, of: { shiftId: string; squadId: string | undefined }): Promise<number> => {
  if (of.squadId === undefined) return 0;
  const squad = (await squadsOn(db, of)).find(({ id }) => id === of.squadId);
  return squad ? Math.max(0, squad.seats - (await namedIn(db, squad.id))) : 0;
};

const unsettled = query((db, t, p: { campaignId: string; from: Day; to: Day }) =>
  db
    .select({ ...columns(t), day: t.activity.day, start: t.shift.start, end: t.shift.end })
    .from(t.squad)
    .innerJoin(t.association, eq(t.association.id, t.squad.associationId))
    .innerJoin(t.shift, eq(t.shift.id, t.squad.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(
        eq(t.activity.campaignId, p.campaignId),
        gte(t.activity.day, p.from),
        lte(t.activity.day, p.to),
        gt(t.squad.seats, 0),
        sql`${t.squad.confirmedAt} is null`,
        sql`${t.activity.cancelledAt} is null`,
      ),
    ),
);
/** The squads of these days' shifts that have not said that they stand, with when that is. */
export const unconfirmedSquads = async (
  db: Reader,
  days: { campaignId: string; from: Day; to: Day },
): Promise<readonly (Squad & { readonly day: Day; readonly start: Clock | null; readonly end: Clock | null })[]> =>
  unsettled(db, days);

export const confirmSquad = command((db, t, p: { id: string; at: Date }) =>
  db.update(t.squad).set({ confirmedAt: p.at }).where(eq(t.squad.id, p.id)),
);
/** Sets how many seats a squad holds; its shift's row is held by the caller. */
export const sizeSquad = command((db, t, p: { id: string; seats: number; confirmedAt: Date | null }) =>
  db.update(t.squad).set({ seats: p.seats, confirmedAt: p.confirmedAt }).where(eq(t.squad.id, p.id)),
);
