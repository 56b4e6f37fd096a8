import { addDays, type Day } from "../domain/day.ts";
import type { Campaign } from "../domain/organisation.ts";
import { spanOf } from "../domain/shift.ts";
import { scheduleBetween } from "./activities.ts";
import { shiftsReportedOn } from "./reports.ts";
import type { Reader } from "./store.ts";

/** How many shifts of the week were over by `at`, had people, and nobody has reported on. */
export const missingReports = async (db: Reader, campaign: Campaign, at: Date, monday: Day): Promise<number> => {
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
