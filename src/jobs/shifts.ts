import type { When } from "../domain/before-shift.ts";
import type { Day } from "../domain/day.ts";
import type { Campaign } from "../domain/organisation.ts";
import type { Scheduled } from "../domain/shift.ts";
import { scheduleBetween } from "../store/activity/activities.ts";
import type { Reader } from "../store/store.ts";

/** The shifts of these days (inclusive) that happen and have people by name. */
export const goingBetween = async (
  db: Reader,
  campaign: Campaign,
  days: { readonly from: Day; readonly to: Day },
): Promise<readonly Scheduled[]> =>
  (await scheduleBetween(db, { campaignId: campaign.id, ...days })).filter(
    ({ activity, going }) => !activity.cancelled && going > 0,
  );

export const whenOf = ({ activity, start, end }: Scheduled): When => ({ day: activity.day, start, end });
