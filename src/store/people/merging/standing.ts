import { eq } from "drizzle-orm";
import type { Tx } from "../../store.ts";
import type { Tables } from "../../tables.ts";
import { addClaim } from "../claims.ts";
import { joinAssociation, membershipsOf, organisersOf } from "../roles.ts";
import type { Merge } from "./merge.ts";

/** Gives memberships, roles, claims and willingness of `from` to `into`. */
export const mergeStanding = async (tx: Tx, t: Tables, { campaign, into, from }: Merge): Promise<void> => {
  await mergeMemberships(tx, t, campaign.organisationId, { into, from });
  const roles = await tx.select().from(t.role).where(eq(t.role.personId, from));
  for (const role of roles)
    await tx
      .insert(t.role)
      .values({ ...role, personId: into })
      .onConflictDoNothing();
  await tx.delete(t.role).where(eq(t.role.personId, from));
  for (const claim of await tx.select().from(t.claim).where(eq(t.claim.personId, from))) {
    if (!(await organisersOf(tx, claim.associationId)).includes(into)) await addClaim(tx, { ...claim, personId: into });
  }
  await tx.delete(t.claim).where(eq(t.claim.personId, from));
  const [willing] = await tx.select().from(t.willing).where(eq(t.willing.personId, from));
  if (willing)
    await tx
      .insert(t.willing)
      .values({ ...willing, personId: into })
      .onConflictDoNothing();
  await tx.delete(t.willing).where(eq(t.willing.personId, from));
};

type Two = Pick<Merge, "into" | "from">;

/** A person is in one geographic association: that of `into`, if it has one. */
const mergeMemberships = async (tx: Tx, t: Tables, organisationId: string, { into, from }: Two): Promise<void> => {
  const settled = (await membershipsOf(tx, into)).some(({ kind }) => kind === "geographic");
  for (const { associationId, kind } of await membershipsOf(tx, from)) {
    if (kind === "geographic" && settled) continue;
    await joinAssociation(tx, { personId: into, organisationId, association: { id: associationId, kind } });
  }
  await tx.delete(t.membership).where(eq(t.membership.personId, from));
};
