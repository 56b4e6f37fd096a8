import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import { minutesOf } from "../../domain/shift.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import { type AsOf, knownBy } from "../turnout/as-of.ts";

/** Seats by name; one that was cancelled since is left out, whenever that was. */
const seatsByName = query((db, t, p: AsOf) =>
  db
    .select({
      associationId: t.signUp.associationId,
      squadId: t.signUp.squadId,
      day: t.activity.day,
      start: t.shift.start,
      end: t.shift.end,
      seats: sql<number>`sum(${t.signUp.seats})`.mapWith(Number),
    })
    .from(t.signUp)
    .innerJoin(t.shift, eq(t.shift.id, t.signUp.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(
        eq(t.activity.campaignId, p.campaignId),
        eq(t.activity.kind, "phonebank"),
        isNull(t.activity.cancelledAt),
        inArray(t.signUp.state, ["going", "attended"]),
        knownBy(t.signUp.queuedAt, p),
      ),
    )
    .groupBy(t.signUp.associationId, t.signUp.squadId, t.activity.day, t.shift.start, t.shift.end),
);
const seatsBySquad = query((db, t, p: AsOf) =>
  db
    .select({
      associationId: t.squad.associationId,
      squadId: t.squad.id,
      day: t.activity.day,
      start: t.shift.start,
      end: t.shift.end,
      seats: t.squad.seats,
    })
    .from(t.squad)
    .innerJoin(t.shift, eq(t.shift.id, t.squad.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(
        eq(t.activity.campaignId, p.campaignId),
        eq(t.activity.kind, "phonebank"),
        isNull(t.activity.cancelledAt),
        knownBy(t.squad.createdAt, p),
      ),
    ),
);
/** A sign-up to a phone bank that was known, standing or not; none: nobody in the campaign uses them. */
export const anySignUp = query((db, t, p: AsOf) =>
  db
    .select({ shiftId: t.signUp.shiftId })
    .from(t.signUp)
    .innerJoin(t.shift, eq(t.shift.id, t.signUp.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(eq(t.activity.campaignId, p.campaignId), eq(t.activity.kind, "phonebank"), knownBy(t.signUp.queuedAt, p)),
    )
    .limit(1),
);

type TakenSeats = { readonly associationId: string | null; readonly day: Day; readonly shifts: number };

/** Seats as two-hour shifts; a squad's seats beyond the names in it count for its association. */
export const takenSeats = async (db: Reader, of: AsOf): Promise<readonly TakenSeats[]> => {
  const named = await seatsByName(db, of);
  const inSquad = new Map<string, number>();
  for (const { squadId, seats } of named) if (squadId) inSquad.set(squadId, (inSquad.get(squadId) ?? 0) + seats);
  const unnamed = (await seatsBySquad(db, of)).map((squad) => ({
    ...squad,
    seats: Math.max(0, squad.seats - (inSquad.get(squad.squadId) ?? 0)),
  }));
  return [...named, ...unnamed].map(({ associationId, day, start, end, seats }) => ({
    associationId,
    day,
    shifts: (seats * minutesOf({ start: start ?? undefined, end: end ?? undefined })) / 120,
  }));
};
