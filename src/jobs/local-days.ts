import { addDays, type Clock, type Day } from "../domain/day.ts";
import { dayAt, momentOf } from "../domain/moment.ts";
import type { Campaign } from "../domain/organisation.ts";

/** A campaign day with the moment of a wall-clock time on it. */
export type LocalMoment = { readonly day: Day; readonly moment: Date };

/**
 * The campaign days on which a wall-clock time falls after `from` and not after `to`: once on every date, also where
 * daylight saving skips or repeats it.
 */
export const localMoments = (campaign: Campaign, clock: Clock, from: Date, to: Date): readonly LocalMoment[] => {
  const found: LocalMoment[] = [];
  const last = addDays(dayAt(to, campaign.zone), 1);
  for (let day = addDays(dayAt(from, campaign.zone), -1); day <= last; day = addDays(day, 1)) {
    const moment = momentOf(day, clock, campaign.zone);
    if (moment > from && moment <= to) found.push({ day, moment });
  }
  return found;
};

/** Whether a day belongs to the campaign, first and last day included. */
export const inCampaign = (campaign: Campaign, day: Day): boolean =>
  day >= campaign.firstDay && day <= campaign.lastDay;
