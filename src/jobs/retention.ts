import type { Job } from "../bot/job.ts";
import { addDays, type Clock } from "../domain/day.ts";
import { dayAt } from "../domain/moment.ts";
import { forget } from "../store/retention.ts";
import { localMoments } from "./local-days.ts";

/** When nobody is waiting for an answer. */
const NIGHT = "03:30" as Clock;
const GRACE = 24 * 3_600_000;
/** Days after an activity that its people are known by name. */
const KEPT = 30;

/** Deletes every night what names people thirty days after an activity; one night makes up for all before it. */
export const retention: Job = {
  name: "retention",
  tellsMissed: false,
  due: async (campaign, from, to) =>
    localMoments(campaign, NIGHT, from, to).map(({ day, moment }) => ({
      subject: `${campaign.id}:${day}`,
      series: campaign.id,
      moment,
      until: new Date(moment.getTime() + GRACE),
    })),
  posts: async (campaign, _occurrence, tx, at) => {
    const before = addDays(dayAt(at, campaign.zone), -KEPT);
    await forget(tx, { organisationId: campaign.organisationId, before }, at);
    return [];
  },
};
