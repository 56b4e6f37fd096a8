import type { Job } from "../bot/job.ts";
import { alarmOf } from "../domain/before-shift.ts";
import { addDays } from "../domain/day.ts";
import { dayAt } from "../domain/moment.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { URGENCY } from "../store/delivery/posts.ts";
import { alarmsOn } from "../store/signup/alarms.ts";
import { goingBetween, whenOf } from "./shifts.ts";

/** Wakes who asked for it an hour before a shift, also at night. */
export const alarm: Job = {
  name: "alarm",
  tellsMissed: true,
  due: async (campaign, from, to, db) => {
    const { zone } = campaign;
    const days = { from: dayAt(from, zone), to: addDays(dayAt(to, zone), 1) };
    const occurrences = [];
    for (const shift of await goingBetween(db, campaign, days)) {
      const due = alarmOf(whenOf(shift), zone);
      if (!due || due.moment <= from || due.moment > to) continue;
      if ((await alarmsOn(db, { shiftId: shift.id })).length === 0) continue;
      const subject = `${shift.id}:${shift.activity.day} ${shift.start ?? ""}`;
      occurrences.push({ subject, series: shift.id, moment: due.moment, until: due.until });
    }
    return occurrences;
  },
  posts: async (campaign, { subject, until }, tx, at) => {
    const { organisationId } = campaign;
    const [shiftId = ""] = subject.split(":");
    const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
    if (!shift || shift.activity.cancelled) return [];
    return (await alarmsOn(tx, { shiftId })).map((personId) => ({
      organisationId,
      to: { personId },
      view: "alarm",
      args: { shiftId },
      subject: `reminding:${shiftId}`,
      urgency: URGENCY.answer,
      dueAt: at,
      until,
    }));
  },
};
