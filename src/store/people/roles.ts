import { and, eq, ne } from "drizzle-orm";
import { type FollowedRole, type HeldRole, isFollowed } from "../../domain/followed-roles.ts";
import type { Standing } from "../../domain/may.ts";
import type { Association, AssociationKind } from "../../domain/organisation.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

const roles = query((db, t, p: { personId: string }) =>
  db
    .select({ name: t.role.name, associationId: t.role.associationId, source: t.role.source })
    .from(t.role)
    .where(eq(t.role.personId, p.personId)),
);

/** Where a role comes from that a coordinator gave, rather than a workspace's own role. */
const GIVEN = "";

/** The roles that someone holds in a workspace right now, by that workspace's own. */
export type Followed = { readonly workspaceId: string; readonly roles: readonly HeldRole[] };

/** What a person may rest a claim on. `followed` takes the place of what was last seen in that workspace. */
export const standingOf = async (db: Reader, personId: string, followed?: Followed): Promise<Standing> => {
  const stored = (await roles(db, { personId })).filter(({ source }) => source !== followed?.workspaceId);
  const held: readonly HeldRole[] = [...stored, ...(followed?.roles ?? [])];
  const organised = held.filter(({ name }) => name === "organiser").map(({ associationId }) => associationId);
  return {
    personId,
    coordinator: held.some(({ name }) => name === "coordinator"),
    organiserOf: [...new Set(organised)],
  };
};

/** The roles that follow a workspace's own, as they were last seen. */
export const followedBy = async (
  db: Reader,
  of: { personId: string; workspaceId: string },
): Promise<readonly HeldRole[]> => (await roles(db, of)).filter(({ source }) => source === of.workspaceId);

const putRole = command(
  (
    db,
    t,
    p: {
      personId: string;
      name: "organiser" | "coordinator";
      associationId: string;
      organisationId: string;
      source: string;
    },
  ) =>
    db
      .insert(t.role)
      .values({
        personId: p.personId,
        name: p.name,
        associationId: p.associationId,
        organisationId: p.organisationId,
        source: p.source,
      })
      .onConflictDoNothing(),
);

export type Grant = { readonly personId: string; readonly organisationId: string } & (
  | { readonly name: "coordinator" }
  | { readonly name: "organiser"; readonly associationId: string }
);

/** Gives a role; giving it again changes nothing. */
export const grantRole = async (tx: Tx, grant: Grant): Promise<void> => {
  await putRole(tx, { ...grant, associationId: grant.name === "organiser" ? grant.associationId : "", source: GIVEN });
};

const dropRole = command(
  (db, t, p: { personId: string; name: "organiser" | "coordinator"; associationId: string; source: string }) =>
    db
      .delete(t.role)
      .where(
        and(
          eq(t.role.personId, p.personId),
          eq(t.role.name, p.name),
          eq(t.role.associationId, p.associationId),
          eq(t.role.source, p.source),
        ),
      ),
);
/** Takes a role away that was given; one that follows a workspace's own stays with that. */
export const withdrawRole = async (tx: Tx, grant: Grant): Promise<void> => {
  await dropRole(tx, { ...grant, associationId: grant.name === "organiser" ? grant.associationId : "", source: GIVEN });
};

/** Notes that someone holds a role, or no longer does, by a workspace's own. */
export const noteFollowed = async (
  tx: Tx,
  of: { personId: string; organisationId: string; workspaceId: string; role: HeldRole; holds: boolean },
): Promise<void> => {
  const row = { personId: of.personId, organisationId: of.organisationId, ...of.role, source: of.workspaceId };
  await (of.holds ? putRole(tx, row) : dropRole(tx, row));
};

const following = query((db, t, p: { organisationId: string }) =>
  db
    .select()
    .from(t.role)
    .where(and(eq(t.role.organisationId, p.organisationId), ne(t.role.source, GIVEN))),
);
/** Forgets the roles that nothing lets follow any more. */
export const dropUnfollowed = async (
  tx: Tx,
  { organisationId, followed }: { organisationId: string; followed: readonly FollowedRole[] | undefined },
): Promise<void> => {
  for (const row of await following(tx, { organisationId }))
    if (!isFollowed(followed, row.source, row)) await dropRole(tx, row);
};
/** Whether anyone's role follows a workspace's own. */
export const anyFollowed = async (db: Reader, of: { organisationId: string }): Promise<boolean> =>
  (await following(db, of)).length > 0;

const organisers = query((db, t, p: { associationId: string }) =>
  db
    .select({ personId: t.role.personId })
    .from(t.role)
    .where(and(eq(t.role.name, "organiser"), eq(t.role.associationId, p.associationId))),
);
export const organisersOf = async (db: Reader, associationId: string): Promise<readonly string[]> =>
  once(await organisers(db, { associationId }));

/** Who holds a role twice, given and followed, is one person. */
const once = (rows: readonly { readonly personId: string }[]): readonly string[] => [
  ...new Set(rows.map(({ personId }) => personId)),
];

const allOrganisers = query((db, t, p: { organisationId: string }) =>
  db
    .select({ personId: t.role.personId, associationId: t.role.associationId, source: t.role.source })
    .from(t.role)
    .where(and(eq(t.role.name, "organiser"), eq(t.role.organisationId, p.organisationId))),
);
/** The organisers of the associations that have some, by association id. */
export const organiserIdsBy = async (
  db: Reader,
  of: { organisationId: string },
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = Map.groupBy(await allOrganisers(db, of), ({ associationId }) => associationId);
  return new Map([...rows].map(([id, ones]) => [id, once(ones)]));
};

const coordinators = query((db, t, p: { organisationId: string }) =>
  db
    .select({ personId: t.role.personId, source: t.role.source })
    .from(t.role)
    .where(and(eq(t.role.organisationId, p.organisationId), eq(t.role.name, "coordinator"))),
);
export const coordinatorsOf = async (db: Reader, organisationId: string): Promise<readonly string[]> =>
  once(await coordinators(db, { organisationId }));

/** The roles that were given, which can be taken back here: coordinators first. */
export const givenRoles = async (
  db: Reader,
  of: { organisationId: string },
): Promise<readonly (HeldRole & { readonly personId: string })[]> => {
  const isGiven = ({ source }: { readonly source: string }): boolean => source === GIVEN;
  return [
    ...(await coordinators(db, of))
      .filter(isGiven)
      .map(({ personId }) => ({ personId, name: "coordinator" as const, associationId: "" })),
    ...(await allOrganisers(db, of))
      .filter(isGiven)
      .map(({ personId, associationId }) => ({ personId, name: "organiser" as const, associationId })),
  ];
};

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
