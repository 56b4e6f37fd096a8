import { type AnyColumn, and, eq, gt, inArray, isNotNull, isNull, lt, lte, not, or, type SQL, sql } from "drizzle-orm";
import { addDays, type Clock, type Day, daysBetween } from "../domain/day.ts";
import { momentOf } from "../domain/moment.ts";
import type { Campaign } from "../domain/organisation.ts";
import { minutesOf } from "../domain/shift.ts";
import { goalInDials } from "../domain/turnout/goal.ts";
import type { DayReport, DaySignUps, TurnoutInput } from "../domain/turnout/input.ts";
import type { TurnoutParameters } from "../domain/turnout/parameters.ts";
import { windowOf } from "../domain/turnout/window.ts";
import { associationsOf, type Goal, goalsOf } from "./associations.ts";
import { query } from "./statement.ts";
import type { Reader } from "./store.ts";

/** A stored goal in dials; undefined where nothing was promised. */
export const dialsPromised = (
  { listSize, promise }: Pick<Goal, "listSize" | "promise">,
  parameters: TurnoutParameters,
): number | undefined => {
  if (!promise) return undefined;
  if (promise.unit === "hours")
    return goalInDials({ kind: "hours", list: listSize, hours: promise.value / 2 }, parameters);
  return listSize === undefined
    ? undefined
    : goalInDials({ kind: "coverage", list: listSize, share: promise.value / 10_000 }, parameters);
};

/** As known at a moment. What was only entered once the campaign was `over` counts as if it had been known in time. */
type AsOf = { readonly campaignId: string; readonly at: Date; readonly over: Date; readonly morning: Day };

type Known = Pick<AsOf, "at" | "over">;
const knownBy = (column: AnyColumn, { at, over }: Known, named: SQL = sql`${column}`) =>
  sql`(${named} <= ${sql.param(at, column)} or ${named} > ${sql.param(over, column)})`;

/** What counted at a moment: corrections and totals entered later leave what they replaced in its place. */
const dialsByDay = query((db, t, p: AsOf) => {
  const inTime = knownBy(t.report.at, p, sql`later.at`);
  const replaced = sql`exists (select 1 from ${t.report} as later where later.id = ${t.report.replacedById} and ${inTime})`;
  const ofCalls = or(isNull(t.report.shiftId), eq(t.activity.kind, "phonebank"), sql`${t.report.dials} > 0`);
  return db
    .select({
      associationId: t.report.associationId,
      day: t.report.day,
      dials: sql<number>`sum(${t.report.dials})`.mapWith(Number),
    })
    .from(t.report)
    .leftJoin(t.shift, eq(t.shift.id, t.report.shiftId))
    .leftJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        isNotNull(t.report.associationId),
        or(lte(t.report.at, p.at), and(gt(t.report.at, p.over), lt(t.report.day, p.morning))),
        eq(t.report.held, false),
        or(isNull(t.report.withdrawnAt), not(knownBy(t.report.withdrawnAt, p))),
        not(replaced),
        ofCalls,
      ),
    )
    .groupBy(t.report.associationId, t.report.day);
});

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
const anySignUp = query((db, t, p: AsOf) =>
  db
    .select({ shiftId: t.signUp.shiftId })
    .from(t.signUp)
    .innerJoin(t.shift, eq(t.shift.id, t.signUp.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(and(eq(t.activity.campaignId, p.campaignId), eq(t.activity.kind, "phonebank"), lte(t.signUp.queuedAt, p.at)))
    .limit(1),
);

/** What the turnout rule knows of an association, with its name. */
export type TurnoutRecord = { readonly associationId: string; readonly name: string; readonly input: TurnoutInput };

/** Every association's record as it stood at a moment, for the morning of a day. */
export const turnoutRecords = async (
  db: Reader,
  campaign: Campaign,
  morning: Day,
  at: Date,
  parameters: TurnoutParameters,
): Promise<readonly TurnoutRecord[]> => {
  const over = momentOf(addDays(campaign.lastDay, 1), "00:00" as Clock, campaign.zone);
  const of = { campaignId: campaign.id, at, over, morning };
  const today = daysBetween(campaign.firstDay, morning);
  const numbered = (day: Day) => ({ day: daysBetween(campaign.firstDay, day), known: today });
  const goals = await goalsOf(db, of);
  const reports = Map.groupBy(await dialsByDay(db, of), ({ associationId }) => associationId);
  const seats = Map.groupBy(await takenSeats(db, of), ({ associationId }) => associationId);
  const inUse = [...seats.values()].some((taken) => taken.length > 0) || (await anySignUp(db, of)).length > 0;
  return (await associationsOf(db, campaign)).map(({ id, name }) => {
    const goal = goals.get(id);
    return {
      associationId: id,
      name,
      input: {
        goal: goal && dialsPromised(goal, parameters),
        window: windowOf(campaign, goal?.joinedOn ?? campaign.firstDay),
        reports: (reports.get(id) ?? []).map(({ day, dials }): DayReport => ({ ...numbered(day), dials })),
        signUps: (seats.get(id) ?? []).map(
          ({ day, shifts }): DaySignUps => ({ ...numbered(day), cancelled: undefined, shifts }),
        ),
        campaignSignUpsFrom: inUse ? today : undefined,
        morning: today,
      },
    };
  });
};

type TakenSeats = { readonly associationId: string | null; readonly day: Day; readonly shifts: number };

/** Seats as two-hour shifts; a squad's seats beyond the names in it count for its association. */
const takenSeats = async (db: Reader, of: AsOf): Promise<readonly TakenSeats[]> => {
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
