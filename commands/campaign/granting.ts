import { audit } from "../../src/bot/audit.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { nextWaking } from "../../src/domain/queue.ts";
import { addPosts, refresh, URGENCY } from "../../src/store/delivery/posts.ts";
import { endClaim } from "../../src/store/people/claims.ts";
import { type Grant, grantRole, withdrawRole } from "../../src/store/people/roles.ts";
import { tellingWords } from "../../src/views/when.ts";

/** When a person hears of their role, as the end of a sentence. */
export const roleTellingWords = (context: Reading): string => {
  const { at, campaign, words } = context;
  return tellingWords(nextWaking(at, campaign.hours, campaign.zone), context, words);
};

type Told = "granted" | "declined" | "withdrawn";

const tell = async (context: Writing, grant: Grant, what: Told): Promise<void> => {
  const { tx, campaign, actor, at } = context;
  const { organisationId, hours, zone } = campaign;
  const { personId } = grant;
  const associationId = grant.name === "organiser" ? grant.associationId : undefined;
  const subject = `role:${personId}`;
  await audit(context, `role-${what}`, personId);
  await refresh(tx, { organisationId, subject: ROLES });
  if (personId === actor.personId) return;
  const post = {
    organisationId,
    to: { personId },
    view: "role",
    args: { what, ...(associationId && { associationId }) },
    subject,
    urgency: URGENCY.personal,
    dueAt: nextWaking(at, hours, zone),
  };
  await addPosts(tx, [post], at);
};

/** The subject of posts that show who organises what, or who asks to. */
export const ROLES = "roles";

/** Gives a role, answers the claim to it if there is one, and tells the person. */
export const grant = async (context: Writing, role: Grant): Promise<void> => {
  await grantRole(context.tx, role);
  if (role.name === "organiser") await endClaim(context.tx, role);
  await tell(context, role, "granted");
};

/** Takes a role away and tells the person. */
export const withdraw = async (context: Writing, role: Grant): Promise<void> => {
  await withdrawRole(context.tx, role);
  await tell(context, role, "withdrawn");
};

/** Says no to a claim and tells the person. */
export const decline = async (context: Writing, role: Grant & { readonly name: "organiser" }): Promise<void> => {
  await endClaim(context.tx, role);
  await tell(context, role, "declined");
};
