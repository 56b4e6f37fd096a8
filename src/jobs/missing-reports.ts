import type { Job } from "../bot/job.ts";
import { type Day, mondayOf, weekdayOf } from "../domain/day.ts";
import { dayAt, momentOf } from "../domain/moment.ts";
import { associationAudience } from "../store/delivery/audience.ts";
import { type NewPost, URGENCY } from "../store/delivery/posts.ts";
import { outlooksOn, unreportedShiftDays } from "../store/turnout/outlooks.ts";
import { inCampaign, localMoments } from "./local-days.ts";

const SUNDAY = 6;
/** Who was asked to report this recently, in days, is not asked again. */
const ASKED = 3;

/**
 * On Sunday, once, each association with people on this week's phone banks is asked for the days that nobody has
 * reported, so that Monday's summary is whole.
 */
export const missingReports: Job = {
  name: "missing-reports",
  tellsMissed: false,
  due: async (campaign, from, to) =>
    localMoments(campaign, campaign.hours.missingReports, from, to)
      .filter(({ day }) => weekdayOf(day) === SUNDAY && inCampaign(campaign, day))
      .map(({ day, moment }) => ({
        subject: `${campaign.id}:${day}`,
        series: campaign.id,
        moment,
        until: momentOf(day, campaign.hours.pingTo, campaign.zone),
      })),
  posts: async (campaign, { moment, until }, tx, at) => {
    const { organisationId } = campaign;
    const day: Day = dayAt(moment, campaign.zone);
    const posts: NewPost[] = [];
    for (const outlook of await outlooksOn(tx, campaign, day, at)) {
      const { associationId, decision, history } = outlook;
      const asked = history.sent.at(-1);
      if (asked?.kind === "please-report" && decision.morning - asked.morning < ASKED) continue;
      if (unreportedShiftDays(outlook, campaign, mondayOf(day)).length === 0) continue;
      for (const to of await associationAudience(tx, { organisationId, associationId })) {
        posts.push({
          organisationId,
          to,
          view: "missing-reports",
          args: { associationId, monday: mondayOf(day) },
          subject: `missing-reports:${associationId}:${day}`,
          urgency: URGENCY.personal,
          dueAt: at,
          until,
        });
      }
    }
    return posts;
  },
};
