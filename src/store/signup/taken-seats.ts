import { and, eq, gt, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { addDays, type Day } from "../../domain/day.ts";
import { minutesOf } from "../../domain/shift.ts";
import { DAYS_BY_NAME } from "../people/retention.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import type { Tables } from "../tables.ts";
import { type AsOf, knownBy } from "../turnout/as-of.ts";

const byShiftHours = (t: Tables) => ({ day: t.activity.day, start: t.shift.start, end: t.shift.end });

/** Seats by name that stand now. */
const seatsByName = query((db, t, p: AsOf) =>
  db
    .select({
      associationId: t.signUp.associationId,
      squadId: t.signUp.squadId,
      ...byShiftHours(t),
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
/** Seats by name that were cancelled after the moment; those of a squad stay its own anyway. */
const seatsCancelledSince = query((db, t, p: AsOf & { organisationId: string }) =>
  db
    .select({ associationId: t.signUp.associationId, ...byShiftHours(t), seats: t.signUp.seats })
    .from(t.signUp)
    .innerJoin(t.shift, eq(t.shift.id, t.signUp.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(
        eq(t.activity.campaignId, p.campaignId),
        eq(t.activity.kind, "phonebank"),
        isNull(t.activity.cancelledAt),
        eq(t.signUp.state, "cancelled"),
        isNull(t.signUp.squadId),
        knownBy(t.signUp.queuedAt, p),
        sql`(${t.signUp.shiftId}, ${t.signUp.personId}) in (select ${t.audit.subject}, ${t.audit.actorId} from ${t.audit}
          where ${t.audit.organisationId} = ${p.organisationId} and ${t.audit.verb} = 'cancel' and ${gt(t.audit.at, p.at)})`,
      ),
    ),
);
/** Seats of past days whose people are known by number only by now. */
const seatsByNumber = query((db, t, p: { campaignId: string; before: Day }) =>
  db
    .select({ associationId: t.walkIn.associationId, ...byShiftHours(t), seats: t.walkIn.people })
    .from(t.walkIn)
    .innerJoin(t.shift, eq(t.shift.id, t.walkIn.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .leftJoin(t.signUp, eq(t.signUp.shiftId, t.shift.id))
    .where(
      and(
        eq(t.activity.campaignId, p.campaignId),
        eq(t.activity.kind, "phonebank"),
        isNull(t.activity.cancelledAt),
        isNotNull(t.walkIn.associationId),
        isNull(t.signUp.shiftId),
        lt(t.activity.day, p.before),
      ),
    ),
);
const seatsBySquad = query((db, t, p: AsOf) =>
  db
    .select({
      associationId: t.squad.associationId,
      squadId: t.squad.id,
      ...byShiftHours(t),
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
export const takenSeats = async (
  db: Reader,
  of: AsOf & { readonly organisationId: string; readonly today: Day },
): Promise<readonly TakenSeats[]> => {
  const named = await seatsByName(db, of);
  const inSquad = new Map<string, number>();
  for (const { squadId, seats } of named) if (squadId) inSquad.set(squadId, (inSquad.get(squadId) ?? 0) + seats);
  const unnamed = (await seatsBySquad(db, of)).map((squad) => ({
    ...squad,
    seats: Math.max(0, squad.seats - (inSquad.get(squad.squadId) ?? 0)),
  }));
  const forgotten = addDays(of.today, -DAYS_BY_NAME);
  const before = of.morning < forgotten ? of.morning : forgotten;
  const numbered = await seatsByNumber(db, { campaignId: of.campaignId, before });
  const cancelled = of.morning < of.today ? await seatsCancelledSince(db, of) : [];
  return [...named, ...unnamed, ...numbered, ...cancelled].map(({ associationId, day, start, end, seats }) => ({
    associationId,
    day,
    shifts: (seats * minutesOf({ start: start ?? undefined, end: end ?? undefined })) / 120,
  }));
};
