import type { Job } from "../bot/job.ts";
import { addDays, type Clock } from "../domain/day.ts";
import { dayAt, momentOf } from "../domain/moment.ts";
import { isEarly } from "../domain/shift.ts";
import { scheduleBetween } from "../store/activity/activities.ts";
import { URGENCY } from "../store/delivery/posts.ts";
import { channelsFor } from "../store/organisation/channels.ts";
import { inCampaign, localMoments } from "./local-days.ts";

const MIDNIGHT = "24:00" as Clock;

/** What begins before nine tomorrow, once more on the evening before; nothing where nothing does. Over at midnight. */
export const earlyCall: Job = {
  name: "early-call",
  tellsMissed: true,
  due: async (campaign, from, to) =>
    localMoments(campaign, campaign.hours.earlyCall, from, to)
      .filter(({ day }) => inCampaign(campaign, addDays(day, 1)))
      .map(({ day, moment }) => ({
        subject: `${campaign.id}:${day}`,
        series: campaign.id,
        moment,
        until: momentOf(day, MIDNIGHT, campaign.zone),
      })),
  posts: async (campaign, { moment, until }, tx, at) => {
    const day = addDays(dayAt(moment, campaign.zone), 1);
    const shifts = await scheduleBetween(tx, { campaignId: campaign.id, from: day, to: day });
    if (!shifts.some((shift) => isEarly(shift) && !shift.activity.cancelled)) return [];
    const { organisationId } = campaign;
    return (await channelsFor(tx, { organisationId, purpose: "daily" })).map(({ id }) => ({
      organisationId,
      to: { channelId: id },
      view: "early-call",
      args: { day },
      subject: `day:${day}`,
      urgency: URGENCY.bulk,
      dueAt: at,
      until,
    }));
  },
};
