import { type Day, daysBetween, weekdayOf } from "../day.ts";

/**
 * The days an association has for its goal: day numbers `joined` to `days` − 1, where 0 is the campaign's first day.
 * `firstWeekday` is that first day's, 0 for Monday.
 */
export type Window = { readonly joined: number; readonly days: number; readonly firstWeekday: number };

/** The window of an association that joined on a day, from the start if it joined before it. */
export const windowOf = (campaign: { readonly firstDay: Day; readonly lastDay: Day }, joined: Day): Window => ({
  joined: Math.max(0, daysBetween(campaign.firstDay, joined)),
  days: daysBetween(campaign.firstDay, campaign.lastDay) + 1,
  firstWeekday: weekdayOf(campaign.firstDay),
});

/** The day on which an association joins that promises something today; of a campaign that is over, its first. */
export const joiningDay = (
  { firstDay, lastDay }: { readonly firstDay: Day; readonly lastDay: Day },
  today: Day,
): Day => (today > firstDay && today <= lastDay ? today : firstDay);

/** Whether a day number lies between joining and the campaign's last day. */
export const inWindow = (day: number, { joined, days }: Window): boolean => day >= joined && day < days;
