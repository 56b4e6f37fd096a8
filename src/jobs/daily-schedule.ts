import type { Job } from "../bot/job.ts";
import { addDays } from "../domain/day.ts";
import { dayAt } from "../domain/moment.ts";
import { isEarly } from "../domain/shift.ts";
import { scheduleBetween } from "../store/activity/activities.ts";
import { URGENCY } from "../store/delivery/posts.ts";
import { channelsFor } from "../store/organisation/channels.ts";
import { inCampaign, localMoments } from "./local-days.ts";

const GRACE = 6 * 3_600_000;

/**
 * The day's activities to every daily channel at the campaign's hour. The eve of the first day belongs to it when that
 * begins early; a day with nothing to show posts nothing unless the campaign wants a line.
 */
export const dailySchedule: Job = {
  name: "daily-schedule",
  tellsMissed: true,
  due: async (campaign, from, to) =>
    localMoments(campaign, campaign.hours.dailySchedule, from, to)
      .filter(({ day }) => inCampaign(campaign, day) || addDays(day, 1) === campaign.firstDay)
      .map(({ day, moment }) => ({
        subject: `${campaign.id}:${day}`,
        series: campaign.id,
        moment,
        until: new Date(moment.getTime() + GRACE),
      })),
  posts: async (campaign, { moment }, tx, at) => {
    const day = dayAt(moment, campaign.zone);
    const shifts = await scheduleBetween(tx, { campaignId: campaign.id, from: day, to: addDays(day, 1) });
    const live = shifts.filter((shift) => !shift.activity.cancelled && (shift.activity.day === day || isEarly(shift)));
    const wantsLine = campaign.settings.emptyDays === true && inCampaign(campaign, day);
    if (live.length === 0 && !wantsLine) return [];
    const { organisationId } = campaign;
    return (await channelsFor(tx, { organisationId, purpose: "daily" })).map(({ id }) => ({
      organisationId,
      to: { channelId: id },
      view: "schedule",
      args: { day },
      subject: `day:${day}`,
      urgency: URGENCY.bulk,
      dueAt: at,
      until: new Date(moment.getTime() + GRACE),
    }));
  },
};
