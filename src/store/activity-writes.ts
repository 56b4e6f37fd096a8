import { and, eq, isNull } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { ActivityDraft, Host } from "../domain/activity.ts";
import type { Campaign } from "../domain/organisation.ts";
import type { Reader, Tx } from "./store.ts";
import type { Tables } from "./tables.ts";

/** What a source says of an activity. */
export type Facts = Omit<ActivityDraft, "line">;

const activityColumns = (facts: Facts) => ({
  kind: facts.kind,
  series: facts.series ?? null,
  day: facts.day,
  title: facts.title,
  place: facts.place,
  description: facts.description,
  contact: facts.contact ?? null,
});
const shiftColumns = (facts: Facts) => ({
  start: facts.start ?? null,
  end: facts.end ?? null,
  needed: facts.needed ?? null,
  capacity: facts.capacity ?? null,
});

export type NewActivity = {
  readonly campaign: Campaign;
  readonly facts: Facts;
  readonly hosts: readonly Host[];
  /** The file it came from; undefined for one made in chat. */
  readonly source: string | undefined;
  readonly at: Date;
};

/** Adds an activity with its one shift; answers the ids of both. */
export const addActivity = async (
  tx: Tx,
  t: Tables,
  { campaign, facts, hosts, source, at }: NewActivity,
): Promise<{ readonly activityId: string; readonly shiftId: string }> => {
  const [activityId, shiftId] = [nanoid(), nanoid()];
  const { organisationId, id: campaignId } = campaign;
  await tx.insert(t.activity).values({
    ...activityColumns(facts),
    id: activityId,
    organisationId,
    campaignId,
    source: source ?? null,
    sourceFacts: source === undefined ? null : facts,
    leftOut: false,
    version: 1,
    createdAt: at,
  });
  await tx.insert(t.shift).values({ ...shiftColumns(facts), id: shiftId, organisationId, activityId });
  await setHosts(tx, t, { organisationId, activityId, hosts });
  return { activityId, shiftId };
};

/** The hosts of an activity, in their order; a name said twice counts once. */
export const setHosts = async (
  tx: Tx,
  t: Tables,
  of: { readonly organisationId: string; readonly activityId: string; readonly hosts: readonly Host[] },
): Promise<void> => {
  const { organisationId, activityId } = of;
  const once = new Map(of.hosts.map((host) => [host.name, host]));
  await tx.delete(t.host).where(eq(t.host.activityId, activityId));
  for (const [position, { name, associationId }] of [...once.values()].entries()) {
    await tx
      .insert(t.host)
      .values({ organisationId, activityId, name, position, associationId: associationId ?? null });
  }
};

/** Links hosts known by name only to the associations that `idOf` finds for them, now that there are more. */
export const linkNamedHosts = async (
  tx: Tx,
  t: Tables,
  organisationId: string,
  idOf: (name: string) => string | undefined,
): Promise<void> => {
  const unlinked = and(eq(t.host.organisationId, organisationId), isNull(t.host.associationId));
  for (const { name } of await tx.select({ name: t.host.name }).from(t.host).where(unlinked)) {
    const associationId = idOf(name);
    if (associationId)
      await tx
        .update(t.host)
        .set({ associationId })
        .where(and(unlinked, eq(t.host.name, name)));
  }
};

/** An activity of a source: what the source last said of it, and the shift that carries its time. */
export type Sourced = {
  readonly id: string;
  /** The source has left it out since. */
  readonly cancelled: boolean;
  readonly facts: Facts;
  readonly version: number;
};

/** The activities that came from a source, cancelled ones among them. */
export const sourcedActivities = async (
  db: Reader,
  t: Tables,
  of: { readonly campaignId: string; readonly source: string },
): Promise<readonly Sourced[]> => {
  const rows = await db
    .select({
      id: t.activity.id,
      facts: t.activity.sourceFacts,
      leftOut: t.activity.leftOut,
      version: t.activity.version,
    })
    .from(t.activity)
    .where(and(eq(t.activity.campaignId, of.campaignId), eq(t.activity.source, of.source)))
    .orderBy(t.activity.day, t.activity.id);
  return rows.flatMap(({ id, facts, leftOut, version }) => (facts ? [{ id, facts, version, cancelled: leftOut }] : []));
};

/**
 * Writes what a source says anew: only the facts in `changed`, so that what organisers set since stays. The time goes to
 * the shift that still has the source's old one. An activity that the source had left out is on again.
 */
export const updateSourced = async (
  tx: Tx,
  t: Tables,
  of: {
    readonly old: Sourced;
    readonly facts: Facts;
    readonly changed: readonly (keyof Facts)[];
    readonly hosts: readonly Host[];
    readonly organisationId: string;
  },
): Promise<void> => {
  const { old, facts, changed } = of;
  const picked = <T extends object>(columns: T): Partial<T> =>
    Object.fromEntries(
      Object.entries(columns).filter(([column]) => (changed as readonly string[]).includes(column)),
    ) as Partial<T>;
  await tx
    .update(t.activity)
    .set({
      ...picked(activityColumns(facts)),
      sourceFacts: facts,
      version: old.version + 1,
      ...(old.cancelled ? { leftOut: false, cancelledAt: null } : {}),
    })
    .where(eq(t.activity.id, old.id));
  const timing = picked(shiftColumns(facts));
  if (Object.keys(timing).length > 0) {
    const shifts = await tx.select().from(t.shift).where(eq(t.shift.activityId, old.id)).orderBy(t.shift.id);
    const shift = shifts.find(({ start }) => (start ?? undefined) === old.facts.start) ?? shifts[0];
    if (shift) await tx.update(t.shift).set(timing).where(eq(t.shift.id, shift.id));
  }
  if (changed.includes("hosts"))
    await setHosts(tx, t, { organisationId: of.organisationId, activityId: old.id, hosts: of.hosts });
};

/** Cancels an activity; its sign-ups stay, so that people can be told and it can come back. `leftOut`: by its source. */
export const cancelActivity = async (
  tx: Tx,
  t: Tables,
  of: { readonly id: string; readonly at: Date; readonly leftOut: boolean },
): Promise<void> => {
  await tx.update(t.activity).set({ cancelledAt: of.at, leftOut: of.leftOut }).where(eq(t.activity.id, of.id));
};

/** The shifts of an activity. */
export const shiftIdsOf = async (db: Reader, t: Tables, activityId: string): Promise<readonly string[]> =>
  (await db.select({ id: t.shift.id }).from(t.shift).where(eq(t.shift.activityId, activityId))).map(({ id }) => id);
