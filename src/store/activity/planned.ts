import { and, eq, gt, gte, lt, or, sql } from "drizzle-orm";
import type { Activity, ActivityFacts } from "../../domain/activity.ts";
import type { Day } from "../../domain/day.ts";
import { inTimeOrder, type Scheduled } from "../../domain/shift.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import { shiftOf } from "./activities.ts";

/** An activity with all its shifts, in time order. */
export type Planned = { readonly activity: Activity; readonly shifts: readonly Scheduled[] };

const shiftIds = query((db, t, p: { activityId: string }) =>
  db.select({ id: t.shift.id }).from(t.shift).where(eq(t.shift.activityId, p.activityId)),
);

/** One activity of a campaign, or undefined where there is none with this id in it. */
export const plannedOf = async (
  db: Reader,
  of: { campaignId: string; activityId: string },
): Promise<Planned | undefined> => {
  const shifts: Scheduled[] = [];
  for (const { id } of await shiftIds(db, of)) {
    const shift = await shiftOf(db, { campaignId: of.campaignId, shiftId: id });
    if (shift) shifts.push(shift);
  }
  const [first] = shifts.sort(inTimeOrder);
  return first && { activity: first.activity, shifts };
};

/** What an organiser may change about it, as it stands. */
export const factsOf = ({ activity, shifts }: Planned): ActivityFacts => {
  const { id: _id, campaignId: _campaign, source: _source, version: _version, ...facts } = activity;
  return {
    ...facts,
    shifts: shifts.map(({ id, start, end, needed, capacity, closed }) => ({
      id,
      start,
      end,
      needed,
      capacity,
      closed,
    })),
  };
};

const revision = query((db, t, p: { activityId: string; version: number }) =>
  db
    .select({ facts: t.revision.facts })
    .from(t.revision)
    .where(and(eq(t.revision.activityId, p.activityId), eq(t.revision.version, p.version))),
);
/** How an activity was while it had this version; undefined where that was not kept. */
export const factsAt = async (db: Reader, planned: Planned, version: number): Promise<ActivityFacts | undefined> => {
  if (version === planned.activity.version) return factsOf(planned);
  return (await revision(db, { activityId: planned.activity.id, version }))[0]?.facts;
};

const led = query((db, t, p: { personId: string; from: Day }) =>
  db
    .select({ id: t.shift.id })
    .from(t.shift)
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(and(eq(t.shift.leadId, p.personId), gte(t.activity.day, p.from)))
    .orderBy(t.activity.day, t.shift.id),
);
/** The shifts that a person leads from a day on. */
export const ledFrom = async (
  db: Reader,
  of: { campaignId: string; personId: string; from: Day },
): Promise<readonly Scheduled[]> => {
  const ids = await led(db, { personId: of.personId, from: of.from });
  const shifts: Scheduled[] = [];
  for (const { id } of ids) {
    const shift = await shiftOf(db, { campaignId: of.campaignId, shiftId: id });
    if (shift && !shift.activity.cancelled) shifts.push(shift);
  }
  return shifts;
};

const outside = query((db, t, p: { campaignId: string; from: Day; to: Day }) =>
  db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(t.activity)
    .where(and(eq(t.activity.campaignId, p.campaignId), or(lt(t.activity.day, p.from), gt(t.activity.day, p.to)))),
);
/** How many activities lie before or after these days. */
export const activitiesOutside = async (
  db: Reader,
  days: { campaignId: string; from: Day; to: Day },
): Promise<number> => (await outside(db, days))[0]?.count ?? 0;
