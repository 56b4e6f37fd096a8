import { and, asc, eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Day } from "../../domain/day.ts";
import type { Association, AssociationKind } from "../../domain/organisation.ts";
import { foldText } from "../../domain/text.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

const all = query((db, t, p: { organisationId: string }) =>
  db
    .select({ id: t.association.id, kind: t.association.kind, name: t.association.name, areas: t.association.areas })
    .from(t.association)
    .where(eq(t.association.organisationId, p.organisationId))
    .orderBy(asc(t.association.nameKey)),
);
/** An association with the labels of where it is. */
export type Labelled = Association & { readonly areas: readonly string[] };

/** An organisation's associations by name. */
export const associationsOf = (db: Reader, of: { organisationId: string }): Promise<readonly Labelled[]> => all(db, of);

const put = command(
  (
    db,
    t,
    p: {
      id: string;
      organisationId: string;
      kind: AssociationKind;
      name: string;
      nameKey: string;
      areas: readonly string[];
    },
  ) =>
    db.insert(t.association).values({
      id: p.id,
      organisationId: p.organisationId,
      kind: p.kind,
      name: p.name,
      nameKey: p.nameKey,
      areas: p.areas,
    }),
);
/** Adds an association and answers its id. */
export const addAssociation = async (
  tx: Tx,
  a: { organisationId: string; kind: AssociationKind; name: string; areas?: readonly string[] },
): Promise<string> => {
  const id = nanoid();
  await put(tx, { ...a, id, nameKey: foldText(a.name), areas: a.areas ?? [] });
  return id;
};

/** What an association promised: `share` in hundredths of a per cent of its list, `hours` in half caller-hours. */
export type Goal = {
  readonly associationId: string;
  readonly listSize: number | undefined;
  readonly promise: { readonly unit: "share" | "hours"; readonly value: number } | undefined;
  readonly joinedOn: Day;
};

const goals = query((db, t, p: { campaignId: string }) =>
  db.select().from(t.goal).where(eq(t.goal.campaignId, p.campaignId)),
);
export const goalsOf = async (db: Reader, of: { campaignId: string }): Promise<ReadonlyMap<string, Goal>> =>
  new Map(
    (await goals(db, of)).map(({ associationId, listSize, unit, value, joinedOn }) => [
      associationId,
      {
        associationId,
        listSize: listSize ?? undefined,
        promise: unit && value !== null ? { unit, value } : undefined,
        joinedOn,
      },
    ]),
  );

const putGoal = command(
  (
    db,
    t,
    p: {
      campaignId: string;
      associationId: string;
      organisationId: string;
      listSize: number | null;
      unit: "share" | "hours" | null;
      value: number | null;
      joinedOn: Day;
    },
  ) =>
    db
      .insert(t.goal)
      .values({
        campaignId: p.campaignId,
        associationId: p.associationId,
        organisationId: p.organisationId,
        listSize: p.listSize,
        unit: p.unit,
        value: p.value,
        joinedOn: p.joinedOn,
      })
      .onConflictDoUpdate({
        target: [t.goal.campaignId, t.goal.associationId],
        set: { listSize: p.listSize, unit: p.unit, value: p.value },
      }),
);
/** Sets an association's list and promise; the day it joined stays. */
export const setGoal = async (
  tx: Tx,
  of: { campaignId: string; organisationId: string },
  goal: Goal,
): Promise<void> => {
  await putGoal(tx, {
    ...of,
    associationId: goal.associationId,
    listSize: goal.listSize ?? null,
    unit: goal.promise?.unit ?? null,
    value: goal.promise?.value ?? null,
    joinedOn: goal.joinedOn,
  });
};

const change = command(
  (db, t, p: { id: string; kind: AssociationKind; name: string; nameKey: string; areas: readonly string[] }) =>
    db
      .update(t.association)
      .set({ kind: p.kind, name: p.name, nameKey: p.nameKey, areas: p.areas })
      .where(eq(t.association.id, p.id)),
);
/** Renames an association, or changes its kind or areas. */
export const changeAssociation = async (tx: Tx, association: Labelled): Promise<void> => {
  await change(tx, { ...association, nameKey: foldText(association.name) });
};

export const removeGoal = command((db, t, p: { campaignId: string; associationId: string }) =>
  db.delete(t.goal).where(and(eq(t.goal.campaignId, p.campaignId), eq(t.goal.associationId, p.associationId))),
);

/** Takes an association away with its goals; false: people, activities, reports or channels refer to it. */
export const removeAssociation = async (tx: Tx, t: Tables, id: string): Promise<boolean> => {
  const referring = [
    t.membership,
    t.role,
    t.claim,
    t.host,
    t.squad,
    t.signUp,
    t.walkIn,
    t.report,
    t.channel,
    t.ping,
    t.followUp,
  ];
  for (const table of referring) {
    const rows = await tx.select({ id: table.associationId }).from(table).where(eq(table.associationId, id)).limit(1);
    if (rows.length > 0) return false;
  }
  await tx.delete(t.goal).where(eq(t.goal.associationId, id));
  await tx.delete(t.association).where(eq(t.association.id, id));
  return true;
};
