import type { Job } from "../bot/job.ts";
import { remindersOf } from "../domain/before-shift.ts";
import { addDays } from "../domain/day.ts";
import { dayAt } from "../domain/moment.ts";
import { nextWaking } from "../domain/queue.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { URGENCY } from "../store/delivery/posts.ts";
import { toldSince } from "../store/delivery/telling.ts";
import { deafTo } from "../store/people/preferences.ts";
import { signUpsOf } from "../store/signup/signups.ts";
import { goingBetween, whenOf } from "./shifts.ts";

/**
 * Reminds everyone who comes on the evening before, and two hours before. Who signed up or heard of a move after that
 * moment knows already; who holds a place without having answered is asked, not reminded.
 */
export const shiftReminder: Job = {
  name: "shift-reminder",
  tellsMissed: true,
  due: async (campaign, from, to, db) => {
    const { hours, zone } = campaign;
    const days = { from: dayAt(from, zone), to: addDays(dayAt(to, zone), 1) };
    return (await goingBetween(db, campaign, days)).flatMap((shift) =>
      remindersOf(whenOf(shift), hours, zone)
        .filter(({ moment }) => moment > from && moment <= to)
        .map(({ kind, moment, until }) => ({
          subject: `${shift.id}:${kind}:${shift.activity.day} ${shift.start ?? ""}`,
          series: shift.id,
          moment,
          until,
        })),
    );
  },
  posts: async (campaign, { subject, moment, until }, tx, at) => {
    const { organisationId, hours, zone } = campaign;
    const [shiftId = "", kind] = subject.split(":");
    const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
    if (!shift || shift.activity.cancelled) return [];
    const deaf = await deafTo(tx, { organisationId, notice: "shift-reminder" });
    const told = await toldSince(tx, { organisationId, shiftId, since: moment });
    const people = (await signUpsOf(tx, { shiftId })).filter(
      (one) =>
        one.state === "going" &&
        !one.confirmBy &&
        one.queuedAt <= moment &&
        !deaf.has(one.personId) &&
        !told.has(one.personId),
    );
    return people.map(({ personId }) => ({
      organisationId,
      to: { personId },
      view: "shift-reminder",
      args: { shiftId, kind },
      subject: `reminding:${shiftId}`,
      urgency: URGENCY.personal,
      dueAt: nextWaking(at, hours, zone),
      until,
    }));
  },
};
