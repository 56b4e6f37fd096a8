import type { Reading } from "../../src/bot/context.ts";
import { addDays, type Day } from "../../src/domain/day.ts";
import { spanOf } from "../../src/domain/shift.ts";
import { scheduleBetween } from "../../src/store/activities.ts";
import { shiftsReportedOn } from "../../src/store/reports.ts";

/** How many shifts of the week are over, had people, and nobody has reported on. */
export const missingReports = async ({ db, campaign, at }: Reading, monday: Day): Promise<number> => {
  const days = { campaignId: campaign.id, from: monday, to: addDays(monday, 6) };
  const reported = await shiftsReportedOn(db, days);
  const over = (await scheduleBetween(db, days)).filter(
    (shift) =>
      !shift.activity.cancelled &&
      shift.going > 0 &&
      spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).to <= at,
  );
  return over.filter(({ id }) => !reported.has(id)).length;
};
