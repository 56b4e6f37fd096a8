import { and, asc, eq } from "drizzle-orm";
import { command, query } from "../statement.ts";
import type { Reader } from "../store.ts";

/** Someone who asks to be organiser of an association. */
export type Claim = { readonly personId: string; readonly associationId: string; readonly association: string };

const all = query((db, t, p: { organisationId: string }) =>
  db
    .select({ personId: t.claim.personId, associationId: t.claim.associationId, association: t.association.name })
    .from(t.claim)
    .innerJoin(t.association, eq(t.association.id, t.claim.associationId))
    .where(eq(t.claim.organisationId, p.organisationId))
    .orderBy(asc(t.association.nameKey), asc(t.claim.at)),
);
/** The claims that wait for a coordinator, by association. */
export const claimsOf = (db: Reader, of: { organisationId: string }): Promise<readonly Claim[]> => all(db, of);

/** Someone asks for an association; asking again changes nothing. */
export const addClaim = command(
  (db, t, p: { personId: string; associationId: string; organisationId: string; at: Date }) =>
    db
      .insert(t.claim)
      .values({
        personId: p.personId,
        associationId: p.associationId,
        organisationId: p.organisationId,
        at: p.at,
      })
      .onConflictDoNothing(),
);

/** A claim that is answered, or taken back. */
export const endClaim = command((db, t, p: { personId: string; associationId: string }) =>
  db.delete(t.claim).where(and(eq(t.claim.personId, p.personId), eq(t.claim.associationId, p.associationId))),
);
