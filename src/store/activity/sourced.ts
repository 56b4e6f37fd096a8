import { and, eq, sql } from "drizzle-orm";
import type { ActivityDraft, Host } from "../../domain/activity.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";
import { setHosts } from "./hosts.ts";

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

/** The shift that carries a source's time: the one that still has what the source last said, else the first made. */
export const carrierOf = <S extends { readonly id: string; readonly start: string | null | undefined }>(
  shifts: readonly S[],
  { start: said }: Pick<Facts, "start">,
): S | undefined => {
  const sorted = shifts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.find(({ start }) => (start ?? undefined) === said) ?? sorted[0];
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
    const shift = carrierOf(await tx.select().from(t.shift).where(eq(t.shift.activityId, old.id)), old.facts);
    if (shift) await tx.update(t.shift).set(timing).where(eq(t.shift.id, shift.id));
  }
  if (changed.includes("hosts"))
    await setHosts(tx, t, { organisationId: of.organisationId, activityId: old.id, hosts: of.hosts });
};

/** Cancels an activity that its source left out; its sign-ups stay, so that people can be told and it can come back. */
export const leaveOut = async (tx: Tx, t: Tables, of: { readonly id: string; readonly at: Date }): Promise<void> => {
  await tx
    .update(t.activity)
    .set({ cancelledAt: of.at, leftOut: true, version: sql`${t.activity.version} + 1` })
    .where(eq(t.activity.id, of.id));
};
