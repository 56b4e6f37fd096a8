import { and, eq } from "drizzle-orm";
import { dayAt } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { shiftOf } from "../activity/activities.ts";
import { addPosts, type NewPost, URGENCY } from "../delivery/posts.ts";
import { note } from "../organisation/audit.ts";
import { cancelSignUp } from "../signup/seating.ts";
import { heldFrom } from "../signup/signups.ts";
import type { Tx } from "../store.ts";
import type { Tables } from "../tables.ts";
import { accountsOf, homeOf } from "./accounts.ts";

export type Departure = { readonly workspaceId: string; readonly account: string; readonly at: Date };

/**
 * Someone left a workspace or was banned from it: the account goes, and with their last one also their roles and coming
 * shifts, whose leads are told. Someone who is still there by another account keeps everything.
 */
export const depart = async (tx: Tx, t: Tables, { workspaceId, account, at }: Departure): Promise<void> => {
  const home = await homeOf(tx, { workspaceId, account });
  if (!home?.person) return;
  const { campaign, person } = home;
  await tx.delete(t.account).where(and(eq(t.account.workspaceId, workspaceId), eq(t.account.externalId, account)));
  await tx.delete(t.role).where(and(eq(t.role.personId, person.id), eq(t.role.source, workspaceId)));
  const { organisationId } = campaign;
  await note(tx, { organisationId, actorId: undefined, verb: "depart", subject: person.id, at });
  if ((await accountsOf(tx, { personId: person.id })).length > 0) return;
  await tx.delete(t.role).where(eq(t.role.personId, person.id));
  for (const { shiftId } of await heldFrom(tx, { personId: person.id, from: dayAt(at, campaign.zone) })) {
    await cancelSignUp(tx, { campaign, shiftId, personId: person.id, at });
    await addPosts(tx, await noticeToLead(tx, campaign, shiftId, at), at);
  }
};

const noticeToLead = async (tx: Tx, campaign: Campaign, shiftId: string, at: Date): Promise<readonly NewPost[]> => {
  const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
  if (!shift?.leadId) return [];
  const notice: NewPost = {
    organisationId: campaign.organisationId,
    to: { personId: shift.leadId },
    view: "dropped-out",
    args: { shiftId },
    subject: `shift:${shiftId}`,
    urgency: URGENCY.personal,
    dueAt: at,
  };
  return [notice];
};
