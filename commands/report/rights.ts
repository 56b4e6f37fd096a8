import type { Reading } from "../../src/bot/context.ts";
import { UserError } from "../../src/domain/error.ts";
import { type Deed, may } from "../../src/domain/may.ts";
import { isLeading, type Scheduled } from "../../src/domain/shift.ts";
import { shiftOf } from "../../src/store/activity/activities.ts";
import type { Report } from "../../src/store/report/reports.ts";

const deedFor = (associationId: string | undefined): Deed =>
  associationId ? { verb: "report-for", associationId } : { verb: "run-campaign" };

/** Whether figures of this association, or of none, are the actor's to vouch for: its organisers' and coordinators'. */
export const answersFor = async ({ standing }: Reading, associationId: string | undefined): Promise<boolean> =>
  may(await standing(), deedFor(associationId));

/** Whether the actor leads this shift now. */
const leads = ({ actor, at, campaign }: Reading, shift: Scheduled | undefined): boolean =>
  shift?.leadId === actor.personId && isLeading(shift, at, campaign.zone);

/** Refuses who may not enter an association's total: its organisers, coordinators and the shift's lead may. */
export const mustReportFor = async (
  context: Reading,
  shift: Scheduled | undefined,
  associationId: string,
): Promise<void> => {
  if ((await answersFor(context, associationId)) || leads(context, shift)) return;
  throw new UserError("error.not-allowed");
};

/** Whether the actor may say what becomes of a report of others: who answers for its association, or leads its shift. */
export const mayDecideOn = async (context: Reading, { associationId, shiftId }: Report): Promise<boolean> => {
  if (await answersFor(context, associationId)) return true;
  return (
    shiftId !== undefined && leads(context, await shiftOf(context.db, { campaignId: context.campaign.id, shiftId }))
  );
};
