import type { Job } from "../bot/job.ts";
import { addDays, type Clock, mondayOf, weekdayOf } from "../domain/day.ts";
import { dayAt, momentOf } from "../domain/moment.ts";
import { coordinatorAudience } from "../store/delivery/audience.ts";
import { URGENCY } from "../store/delivery/posts.ts";
import { localMoments } from "./local-days.ts";

const MIDNIGHT = "24:00" as Clock;

/** The past week to the coordinators on Monday, for each week of which some day belongs to the campaign. */
export const weeklySummary: Job = {
  name: "weekly-summary",
  tellsMissed: true,
  due: async (campaign, from, to) =>
    localMoments(campaign, campaign.hours.weeklySummary, from, to)
      .filter(
        ({ day }) =>
          weekdayOf(day) === 0 && addDays(day, -1) >= campaign.firstDay && addDays(day, -7) <= campaign.lastDay,
      )
      .map(({ day, moment }) => ({
        subject: `${campaign.id}:${day}`,
        series: campaign.id,
        moment,
        until: momentOf(day, MIDNIGHT, campaign.zone),
      })),
  posts: async (campaign, { moment, until }, tx, at) => {
    const { organisationId, zone } = campaign;
    const monday = addDays(mondayOf(dayAt(moment, zone)), -7);
    return (await coordinatorAudience(tx, { organisationId })).map((to) => ({
      organisationId,
      to,
      view: "weekly-summary",
      args: { monday },
      subject: `week:${monday}`,
      urgency: URGENCY.bulk,
      dueAt: at,
      until,
    }));
  },
};
