import type { Reading } from "../../../src/bot/context.ts";
import { UserError } from "../../../src/domain/error.ts";
import { may } from "../../../src/domain/may.ts";
import { isLeading, type Scheduled } from "../../../src/domain/shift.ts";
import { shiftOf } from "../../../src/store/activities.ts";
import { hostIds } from "../rights.ts";

/** The shift, for who runs it now: its lead in their time, its hosts' organisers, coordinators. */
export const shiftToLead = async (context: Reading, shiftId: string): Promise<Scheduled> => {
  const { db, campaign, actor, at, standing } = context;
  const shift = await shiftOf(db, { campaignId: campaign.id, shiftId });
  if (!shift) throw new UserError("error.not-found");
  const { leadId } = shift;
  const leading = isLeading(shift, at, campaign.zone);
  if (may(await standing(), { verb: "lead-shift", hosts: hostIds(shift.activity), leadId, leading })) return shift;
  throw new UserError(leadId === actor.personId ? "lead.not-now" : "lead.not-yours");
};
