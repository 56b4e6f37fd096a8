import { and, eq } from "drizzle-orm";
import type { Standing } from "../domain/may.ts";
import type { Association, AssociationKind } from "../domain/organisation.ts";
import { command, query } from "./statement.ts";
import type { Reader, Tx } from "./store.ts";

const roles = query((db, t, p: { personId: string }) =>
  db
    .select({ name: t.role.name, associationId: t.role.associationId })
    .from(t.role)
    .where(eq(t.role.personId, p.personId)),
);

/** What a person may rest a claim on. */
export const standingOf = async (db: Reader, personId: string): Promise<Standing> => {
  const held = await roles(db, { personId });
  return {
    personId,
    coordinator: held.some(({ name }) => name === "coordinator"),
    organiserOf: held.filter(({ name }) => name === "organiser").map(({ associationId }) => associationId),
  };
};

const putRole = command(
  (db, t, p: { personId: string; name: "organiser" | "coordinator"; associationId: string; organisationId: string }) =>
    db
      .insert(t.role)
      .values({ personId: p.personId, name: p.name, associationId: p.associationId, organisationId: p.organisationId })
      .onConflictDoNothing(),
);

export type Grant = { readonly personId: string; readonly organisationId: string } & (
  | { readonly name: "coordinator" }
  | { readonly name: "organiser"; readonly associationId: string }
);

/** Gives a role; giving it again changes nothing. */
export const grantRole = async (tx: Tx, grant: Grant): Promise<void> => {
  await putRole(tx, { ...grant, associationId: grant.name === "organiser" ? grant.associationId : "" });
};

const dropRole = command((db, t, p: { personId: string; name: "organiser" | "coordinator"; associationId: string }) =>
  db
    .delete(t.role)
    .where(and(eq(t.role.personId, p.personId), eq(t.role.name, p.name), eq(t.role.associationId, p.associationId))),
);
/** Takes a role away. */
export const withdrawRole = async (tx: Tx, grant: Grant): Promise<void> => {
  await dropRole(tx, { ...grant, associationId: grant.name === "organiser" ? grant.associationId : "" });
};

const organisers = query((db, t, p: { associationId: string }) =>
  db
    .select({ personId: t.role.personId })
    .from(t.role)
    .where(and(eq(t.role.name, "organiser"), eq(t.role.associationId, p.associationId))),
);
export const organisersOf = async (db: Reader, associationId: string): Promise<readonly string[]> =>
  (await organisers(db, { associationId })).map(({ personId }) => personId);

const allOrganisers = query((db, t, p: { organisationId: string }) =>
  db
    .select({ personId: t.role.personId, associationId: t.role.associationId })
    .from(t.role)
    .where(and(eq(t.role.name, "organiser"), eq(t.role.organisationId, p.organisationId))),
);
/** The organisers of every association that has any, by its id. */
export const organiserIdsBy = async (
  db: Reader,
  of: { organisationId: string },
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = Map.groupBy(await allOrganisers(db, of), ({ associationId }) => associationId);
  return new Map([...rows].map(([id, ones]) => [id, ones.map(({ personId }) => personId)]));
};

const coordinators = query((db, t, p: { organisationId: string }) =>
  db
    .select({ personId: t.role.personId })
    .from(t.role)
    .where(and(eq(t.role.organisationId, p.organisationId), eq(t.role.name, "coordinator"))),
);
export const coordinatorsOf = async (db: Reader, organisationId: string): Promise<readonly string[]> =>
  (await coordinators(db, { organisationId })).map(({ personId }) => personId);

export type Member = { readonly associationId: string; readonly kind: AssociationKind; readonly name: string };

const members = query((db, t, p: { personId: string }) =>
  db
    .select({ associationId: t.association.id, kind: t.association.kind, name: t.association.name })
    .from(t.membership)
    .innerJoin(t.association, eq(t.association.id, t.membership.associationId))
    .where(eq(t.membership.personId, p.personId))
    .orderBy(t.association.name),
);
/** The associations a person says they belong to. */
export const membershipsOf = (db: Reader, personId: string): Promise<readonly Member[]> => members(db, { personId });

const join = command((db, t, p: { personId: string; associationId: string; organisationId: string }) =>
  db
    .insert(t.membership)
    .values({ personId: p.personId, associationId: p.associationId, organisationId: p.organisationId })
    .onConflictDoNothing(),
);
const leave = command((db, t, p: { personId: string; associationId: string }) =>
  db
    .delete(t.membership)
    .where(and(eq(t.membership.personId, p.personId), eq(t.membership.associationId, p.associationId))),
);

/** A person says they belong to an association. They are in one geographic one: a new one takes the old one's place. */
export const joinAssociation = async (
  tx: Tx,
  of: { personId: string; organisationId: string; association: Pick<Association, "id" | "kind"> },
): Promise<void> => {
  const { personId, organisationId, association } = of;
  if (association.kind === "geographic") {
    for (const { kind, associationId } of await membershipsOf(tx, personId))
      if (kind === "geographic") await leave(tx, { personId, associationId });
  }
  await join(tx, { personId, organisationId, associationId: association.id });
};

/** The association that counts a person: the geographic one, else the only one, else none is plain. */
export const countedIn = (memberships: readonly Member[]): Member | undefined =>
  memberships.find(({ kind }) => kind === "geographic") ?? (memberships.length === 1 ? memberships[0] : undefined);
