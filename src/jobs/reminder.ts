import type { Job, Occurrence } from "../bot/job.ts";
import { nextWaking } from "../domain/queue.ts";
import { type NewPost, URGENCY } from "../store/delivery/posts.ts";
import { comingTo, momentsBetween, reminderOf, remindersOf, targetChannels } from "../store/delivery/reminders.ts";
import { deafTo } from "../store/people/preferences.ts";

/** An organiser's words may be this late, and never later than what they come before. */
const GRACE = 6 * 3_600_000;

/** What organisers scheduled: to a channel, or to everyone coming to an activity when they are awake. */
export const reminder: Job = {
  name: "reminder",
  tellsMissed: true,
  due: async (campaign, from, to, db) => {
    const { organisationId, hours, zone } = campaign;
    const due: Occurrence[] = [];
    for (const { id, recurrence, since, paused } of await remindersOf(db, { organisationId })) {
      if (paused) continue;
      for (const { key, moment, shiftId, before } of await momentsBetween(db, campaign, recurrence, from, to)) {
        if (moment <= since) continue;
        const late = nextWaking(moment, hours, zone).getTime() + GRACE;
        const until = new Date(Math.min(late, before?.getTime() ?? late));
        due.push({ subject: `${id}:${key}`, series: `${id}:${shiftId ?? ""}`, moment, until });
      }
    }
    return due;
  },
  posts: async (campaign, { subject, until }, tx, at) => {
    const { organisationId, hours, zone } = campaign;
    const [id = "", shiftId] = subject.split(":");
    const found = await reminderOf(tx, { organisationId, id });
    if (!found) return [];
    const { target, recurrence } = found;
    const post = (to: NewPost["to"], urgency: number, dueAt: Date): NewPost => ({
      organisationId,
      to,
      view: "reminder",
      args: { reminderId: id },
      subject: `reminder:${id}`,
      urgency,
      dueAt,
      until,
    });
    if (target.kind === "channel") {
      return (await targetChannels(tx, organisationId, target)).map((channel) =>
        post({ channelId: channel.id }, URGENCY.bulk, at),
      );
    }
    const shift = recurrence.kind === "before" && recurrence.activityId === target.activityId ? shiftId : undefined;
    const deaf = await deafTo(tx, { organisationId, notice: "reminder" });
    return (await comingTo(tx, campaign, target.activityId, shift))
      .filter((personId) => !deaf.has(personId))
      .map((personId) => post({ personId }, URGENCY.personal, nextWaking(at, hours, zone)));
  },
};
