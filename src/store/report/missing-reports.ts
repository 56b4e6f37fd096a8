import { and, eq, gte, isNull, lte } from "drizzle-orm";
import { addDays, type Day } from "../../domain/day.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { type Scheduled, spanOf } from "../../domain/shift.ts";
import { scheduleBetween } from "../activity/activities.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import { shiftsReportedOn } from "./reported.ts";

const wholeDays = query((db, t, p: { campaignId: string; from: Day; to: Day }) =>
  db
    .select({ day: t.report.day, associationId: t.report.associationId })
    .from(t.report)
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        gte(t.report.day, p.from),
        lte(t.report.day, p.to),
        isNull(t.report.shiftId),
        eq(t.report.scope, "total"),
        eq(t.report.counts, true),
      ),
    ),
);

/**
 * How many shifts of the week were over by `at`, had people, and nobody has reported on: neither on the shift nor, for a
 * phone bank, the day's total of an association that hosts it.
 */
export const missingReports = async (db: Reader, campaign: Campaign, at: Date, monday: Day): Promise<number> => {
  const days = { campaignId: campaign.id, from: monday, to: addDays(monday, 6) };
  const reported = await shiftsReportedOn(db, days);
  const totals = new Set((await wholeDays(db, days)).map(({ day, associationId }) => `${day} ${associationId}`));
  const inTotal = ({ activity }: Scheduled): boolean =>
    activity.kind === "phonebank" &&
    activity.hosts.some(({ associationId }) => totals.has(`${activity.day} ${associationId}`));
  const over = (await scheduleBetween(db, days)).filter(
    (shift) =>
      !shift.activity.cancelled &&
      shift.going > 0 &&
      spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).to <= at,
  );
  return over.filter((shift) => !reported.has(shift.id) && !inTotal(shift)).length;
};
