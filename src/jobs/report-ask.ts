import type { Job } from "../bot/job.ts";
import { reportAsksOf } from "../domain/before-shift.ts";
import { addDays } from "../domain/day.ts";
import { isPersonal } from "../domain/figures.ts";
import { dayAt } from "../domain/moment.ts";
import { nextWaking } from "../domain/queue.ts";
import type { Scheduled } from "../domain/shift.ts";
import { scheduleBetween, shiftOf } from "../store/activity/activities.ts";
import { URGENCY } from "../store/delivery/posts.ts";
import { deafTo } from "../store/people/preferences.ts";
import { reportsOn } from "../store/report/reported.ts";
import { signUpsOf } from "../store/signup/signups.ts";
import type { Tx } from "../store/store.ts";
import { whenOf } from "./shifts.ts";

/**
 * Asks how a shift went when it is over, and once more a day later: its lead, else everyone who was there where each has
 * figures of their own. Nobody who has told, and nobody once somebody has told for all.
 */
export const reportAsk: Job = {
  name: "report-ask",
  tellsMissed: false,
  due: async (campaign, from, to, db) => {
    const { hours, zone } = campaign;
    const days = { from: addDays(dayAt(from, zone), -3), to: dayAt(to, zone) };
    const shifts = await scheduleBetween(db, { campaignId: campaign.id, ...days });
    const held = shifts.filter(({ activity, going, leadId }) => !activity.cancelled && (going > 0 || leadId));
    return held.flatMap((shift) =>
      reportAsksOf(whenOf(shift), hours, zone)
        .map(({ moment, until }, n) => ({ subject: `${shift.id}:${n + 1}`, series: shift.id, moment, until }))
        .filter(({ moment }) => moment > from && moment <= to),
    );
  },
  posts: async (campaign, { subject, until }, tx, at) => {
    const { organisationId, hours, zone } = campaign;
    const [shiftId = ""] = subject.split(":");
    const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
    if (!shift || shift.activity.cancelled) return [];
    const deaf = await deafTo(tx, { organisationId, notice: "report-ask" });
    const asked = (await unasked(tx, shift)).filter((personId) => !deaf.has(personId));
    return asked.map((personId) => ({
      organisationId,
      to: { personId },
      view: "report-ask",
      args: { shiftId },
      subject: `report-ask:${shiftId}`,
      urgency: URGENCY.personal,
      dueAt: nextWaking(at, hours, zone),
      until,
    }));
  },
};

/** Who could still tell how it went. */
const unasked = async (tx: Tx, shift: Scheduled): Promise<readonly string[]> => {
  const reports = await reportsOn(tx, { shiftId: shift.id });
  if (reports.some(({ scope }) => scope === "total")) return [];
  const told = new Set(reports.map(({ personId }) => personId));
  if (shift.leadId) return told.has(shift.leadId) ? [] : [shift.leadId];
  if (!isPersonal(shift.activity.kind)) return [];
  return (await signUpsOf(tx, { shiftId: shift.id }))
    .filter(({ state, personId }) => (state === "going" || state === "attended") && !told.has(personId))
    .map(({ personId }) => personId);
};
