import { and, asc, eq, getTableColumns, gte, lte, sql } from "drizzle-orm";
import type { Activity, Host } from "../../domain/activity.ts";
import type { Day } from "../../domain/day.ts";
import { inTimeOrder, type Scheduled, type Shift } from "../../domain/shift.ts";
import { type Counts, countsBetween, countsOf, NO_COUNTS } from "../signup/counts.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import type { Tables } from "../tables.ts";

type ActivityRow = Omit<Tables["activity"]["$inferSelect"], "sourceFacts">;
type ShiftRow = Tables["shift"]["$inferSelect"];
type HostRow = Pick<Tables["host"]["$inferSelect"], "activityId" | "name" | "associationId">;

/** What a source said is long and only an import reads it. */
const activityColumns = (t: Tables) => {
  const { sourceFacts: _unread, ...columns } = getTableColumns(t.activity);
  return columns;
};

export const activityFrom = (row: ActivityRow, hosts: readonly Host[]): Activity => ({
  id: row.id,
  campaignId: row.campaignId,
  source: row.source ?? undefined,
  kind: row.kind,
  series: row.series ?? undefined,
  day: row.day,
  title: row.title,
  place: row.place,
  description: row.description,
  meetingPoint: row.meetingPoint ?? undefined,
  bring: row.bring ?? undefined,
  contact: row.contact ?? undefined,
  area: row.area ?? undefined,
  version: row.version,
  cancelled: row.cancelledAt !== null,
  hosts,
});

export const shiftFrom = (row: ShiftRow): Shift => ({
  id: row.id,
  activityId: row.activityId,
  start: row.start ?? undefined,
  end: row.end ?? undefined,
  needed: row.needed ?? undefined,
  capacity: row.capacity ?? undefined,
  leadId: row.leadId ?? undefined,
  closed: row.closedAt !== null,
  byNumber: row.byNumber,
});

const hostsBy = (rows: readonly HostRow[]): ReadonlyMap<string, readonly Host[]> => {
  const hosts = new Map<string, Host[]>();
  for (const { activityId, name, associationId } of rows) {
    const sofar = hosts.get(activityId) ?? [];
    sofar.push({ name, associationId: associationId ?? undefined });
    hosts.set(activityId, sofar);
  }
  return hosts;
};

const scheduled = (
  rows: readonly { activity: ActivityRow; shift: ShiftRow }[],
  hosts: ReadonlyMap<string, readonly Host[]>,
  counts: ReadonlyMap<string, Counts>,
): readonly Scheduled[] =>
  rows
    .map(({ activity, shift }) => ({
      ...shiftFrom(shift),
      activity: activityFrom(activity, hosts.get(activity.id) ?? []),
      ...(counts.get(shift.id) ?? NO_COUNTS),
    }))
    .sort(inTimeOrder);

const shiftsOfDays = query((db, t, p: { campaignId: string; from: Day; to: Day }) =>
  db
    .select({ activity: activityColumns(t), shift: t.shift })
    .from(t.activity)
    .innerJoin(t.shift, eq(t.shift.activityId, t.activity.id))
    .where(and(eq(t.activity.campaignId, p.campaignId), gte(t.activity.day, p.from), lte(t.activity.day, p.to))),
);
const hostsOfDays = query((db, t, p: { campaignId: string; from: Day; to: Day }) =>
  db
    .select({ activityId: t.host.activityId, name: t.host.name, associationId: t.host.associationId })
    .from(t.host)
    .innerJoin(t.activity, eq(t.activity.id, t.host.activityId))
    .where(and(eq(t.activity.campaignId, p.campaignId), gte(t.activity.day, p.from), lte(t.activity.day, p.to)))
    .orderBy(asc(t.host.position)),
);

/** The shifts of these campaign days (inclusive) in time order, cancelled ones among them, with their counts. */
export const scheduleBetween = async (
  db: Reader,
  days: { campaignId: string; from: Day; to: Day },
): Promise<readonly Scheduled[]> => {
  const rows = await shiftsOfDays(db, days);
  if (rows.length === 0) return [];
  return scheduled(rows, hostsBy(await hostsOfDays(db, days)), await countsBetween(db, days));
};

const firstDay = query((db, t, p: { campaignId: string }) =>
  db
    .select({ day: t.activity.day })
    .from(t.activity)
    .where(eq(t.activity.campaignId, p.campaignId))
    .orderBy(asc(t.activity.day))
    .limit(1),
);
/** The day of a campaign's first activity. */
export const firstActivityDay = async (db: Reader, of: { campaignId: string }): Promise<Day | undefined> =>
  (await firstDay(db, of))[0]?.day;

/** Whether squads have reserved seats: few shifts have any, and none is then asked for. */
const squadsOn = (t: Tables) =>
  sql<number>`(select count(*) from ${t.squad} where ${t.squad.shiftId} = ${t.shift.id})`.mapWith(Number);

const shiftRows = query((db, t, p: { shiftId: string }) =>
  db
    .select({
      activity: activityColumns(t),
      shift: t.shift,
      host: { name: t.host.name, associationId: t.host.associationId },
      squads: squadsOn(t),
    })
    .from(t.shift)
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .leftJoin(t.host, eq(t.host.activityId, t.activity.id))
    .where(eq(t.shift.id, p.shiftId))
    .orderBy(asc(t.host.position)),
);

/** One shift of a campaign, or undefined where there is none with this id in it. */
export const shiftOf = async (
  db: Reader,
  of: { campaignId: string; shiftId: string },
): Promise<Scheduled | undefined> => {
  const rows = await shiftRows(db, of);
  const [row] = rows;
  if (!row || row.activity.campaignId !== of.campaignId) return undefined;
  const hosts = rows.flatMap(({ host }) =>
    host ? [{ name: host.name, associationId: host.associationId ?? undefined }] : [],
  );
  return {
    ...shiftFrom(row.shift),
    activity: activityFrom(row.activity, hosts),
    ...(await countsOf(db, { ...of, squads: row.squads > 0 })),
  };
};
