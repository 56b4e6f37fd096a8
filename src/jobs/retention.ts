import type { Job } from "../bot/job.ts";
import { addDays, type Clock } from "../domain/day.ts";
import { dayAt } from "../domain/moment.ts";
import type { Campaign } from "../domain/organisation.ts";
import { nextMoments, remindersOf, removeReminder } from "../store/delivery/reminders.ts";
import { DAYS_BY_NAME, forget } from "../store/people/retention.ts";
import type { Tx } from "../store/store.ts";
import { localMoments } from "./local-days.ts";

/** When nobody is waiting for an answer. */
const NIGHT = "03:30" as Clock;
const DAY = 24 * 3_600_000;

/** Deletes every night what names people thirty days after an activity; one night makes up for all before it. */
export const retention: Job = {
  name: "retention",
  tellsMissed: false,
  due: async (campaign, from, to) =>
    localMoments(campaign, NIGHT, from, to).map(({ day, moment }) => ({
      subject: `${campaign.id}:${day}`,
      series: campaign.id,
      moment,
      until: new Date(moment.getTime() + DAY),
    })),
  posts: async (campaign, _occurrence, tx, at) => {
    const before = addDays(dayAt(at, campaign.zone), -DAYS_BY_NAME);
    await forget(tx, { organisationId: campaign.organisationId, before }, at);
    await forgetReminders(tx, campaign, new Date(at.getTime() - DAYS_BY_NAME * DAY));
    return [];
  },
};

/** A reminder whose last time was before a moment is nobody's any more. */
const forgetReminders = async (tx: Tx, campaign: Campaign, before: Date): Promise<void> => {
  for (const { id, recurrence, since } of await remindersOf(tx, campaign)) {
    if (since > before || (await nextMoments(tx, campaign, recurrence, before, 1)).length > 0) continue;
    await removeReminder(tx, { id });
  }
};
