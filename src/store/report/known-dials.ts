import { and, eq, gt, isNotNull, isNull, lt, lte, not, or, sql } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import { replacements } from "../../domain/report.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import type { Tables } from "../tables.ts";
import { type AsOf, knownBy } from "../turnout/as-of.ts";
import { reportFrom } from "./reports.ts";

/** Days on which an association rang, or said that it did not: what came of a canvass is no report of calls. */
const ofCalls = (t: Tables) =>
  or(isNull(t.report.shiftId), eq(t.activity.kind, "phonebank"), sql`${t.report.dials} > 0`);

/** Dials of all that counts now, by association and day. */
export const dialsNow = query((db, t, p: { campaignId: string }) =>
  db
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
        eq(t.report.counts, true),
        ofCalls(t),
      ),
    )
    .groupBy(t.report.associationId, t.report.day),
);
const reportsKnown = query((db, t, p: AsOf) =>
  db
    .select({ report: t.report })
    .from(t.report)
    .leftJoin(t.shift, eq(t.shift.id, t.report.shiftId))
    .leftJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        isNotNull(t.report.associationId),
        or(lte(t.report.at, p.at), and(gt(t.report.at, p.over), lt(t.report.day, p.morning))),
        or(isNull(t.report.withdrawnAt), not(knownBy(t.report.withdrawnAt, p))),
        ofCalls(t),
      ),
    ),
);

type DayDials = { readonly associationId: string | null; readonly day: Day; readonly dials: number };

/** The same as it counted then, settled anew from what was known. */
export const dialsThen = async (db: Reader, of: AsOf): Promise<readonly DayDials[]> => {
  const reports = (await reportsKnown(db, of)).map(({ report }) => reportFrom(report));
  const ledgers = Map.groupBy(reports, ({ associationId, day }) => `${associationId} ${day}`);
  return [...ledgers.values()].flatMap((entries) => {
    const replaced = replacements(entries);
    const counting = entries.filter(({ id, held }) => !held && !replaced.has(id));
    const [first] = counting;
    if (!first) return [];
    const dials = counting.reduce((sum, { figures }) => sum + figures.dials, 0);
    return [{ associationId: first.associationId ?? null, day: first.day, dials }];
  });
};
