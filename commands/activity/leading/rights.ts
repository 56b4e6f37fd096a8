import type { Reading } from "../../../src/bot/context.ts";
import { shiftIn } from "../../../src/bot/lookup.ts";
import { UserError } from "../../../src/domain/error.ts";
import { may } from "../../../src/domain/may.ts";
import { isLeading, type Scheduled } from "../../../src/domain/shift.ts";
import { shiftOf } from "../../../src/store/activity/activities.ts";
import { hostIds } from "../rights.ts";

const mayLead = async ({ campaign, at, standing }: Reading, shift: Scheduled): Promise<boolean> => {
  const { leadId } = shift;
  const leading = isLeading(shift, at, campaign.zone);
  return may(await standing(), { verb: "lead-shift", hosts: hostIds(shift.activity), leadId, leading });
};

/** The shift, for who runs it now: its lead in their time, its hosts' organisers, coordinators. */
export const shiftToLead = async (context: Reading, shiftId: string): Promise<Scheduled> => {
  const shift = await shiftIn(context, shiftId);
  if (await mayLead(context, shift)) return shift;
  throw new UserError(shift.leadId === context.actor.personId ? "lead.not-now" : "lead.not-yours");
};

/** Whether the shift is the actor's to run now: one that they moved further away no longer is. */
export const leads = async (context: Reading, shiftId: string): Promise<boolean> => {
  const shift = await shiftOf(context.db, { campaignId: context.campaign.id, shiftId });
  return shift !== undefined && mayLead(context, shift);
};
