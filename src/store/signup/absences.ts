import { and, eq } from "drizzle-orm";
import type { Campaign } from "../../domain/organisation.ts";
import { nextWaking } from "../../domain/queue.ts";
import { type Scheduled, spanOf } from "../../domain/shift.ts";
import { coordinatorAudience } from "../delivery/audience.ts";
import { addPosts, type NewPost, URGENCY } from "../delivery/posts.ts";
import { hostsOrganisers } from "../people/organisers.ts";
import { query } from "../statement.ts";
import type { Tx } from "../store.ts";
import { noteLate } from "./signups.ts";

/** Somebody who signed up comes late or not at all; without `personId` for readers who may not see names. */
export type Absence = { readonly shiftId: string; readonly kind: "late" | "cannot"; readonly personId?: string };

const THREE_HOURS = 3 * 3_600_000;

const posted = query((db, t, p: { organisationId: string; subject: string }) =>
  db
    .select({ id: t.post.id })
    .from(t.post)
    .where(and(eq(t.post.organisationId, p.organisationId), eq(t.post.subject, p.subject)))
    .limit(1),
);

/** Close to the start, and while it is on, whoever runs a shift is up and must know who comes. */
export const isNear = (campaign: Campaign, { activity, start, end }: Scheduled, at: Date): boolean =>
  spanOf(activity.day, start, end, campaign.zone).from.getTime() - at.getTime() < THREE_HOURS;

/**
 * Passes it on to the shift's lead, else to the organisers of its hosts, by name and privately; where there is neither,
 * to the coordinators without a name. False: that was passed on before.
 */
export const tellAbsence = async (
  tx: Tx,
  campaign: Campaign,
  shift: Scheduled,
  of: { readonly kind: Absence["kind"]; readonly personId: string; readonly at: Date },
): Promise<boolean> => {
  const { organisationId, hours, zone } = campaign;
  const { kind, personId, at } = of;
  if (kind === "late") await noteLate(tx, { shiftId: shift.id, personId, at });
  const subject = `absence:${shift.id}:${personId}:${kind}`;
  if ((await posted(tx, { organisationId, subject })).length > 0) return false;
  const { to: over } = spanOf(shift.activity.day, shift.start, shift.end, zone);
  const soon = isNear(campaign, shift, at);
  const post = (to: NewPost["to"], args: Absence): NewPost => ({
    organisationId,
    to,
    view: "absence",
    args,
    subject,
    urgency: URGENCY.answer,
    dueAt: "personId" in to && !soon ? nextWaking(at, hours, zone) : at,
    until: over,
  });
  const people = shift.leadId ? [shift.leadId] : await hostsOrganisers(tx, shift);
  const others = people.filter((one) => one !== personId);
  const posts =
    others.length > 0
      ? others.map((one) => post({ personId: one }, { shiftId: shift.id, kind, personId }))
      : (await coordinatorAudience(tx, { organisationId })).map((to) => post(to, { shiftId: shift.id, kind }));
  await addPosts(tx, posts, at);
  return true;
};
