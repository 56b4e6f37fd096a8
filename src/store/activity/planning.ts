import { and, eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { ActivityFacts, ShiftFacts } from "../../domain/activity.ts";
import { UserError } from "../../domain/error.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { command } from "../statement.ts";
import type { Tx } from "../store.ts";
import type { Tables } from "../tables.ts";
import { setHosts } from "./hosts.ts";
import { factsOf, type Planned } from "./planned.ts";

const putRevision = command(
  (db, t, p: { activityId: string; version: number; organisationId: string; facts: ActivityFacts; at: Date }) =>
    db
      .insert(t.revision)
      .values({
        activityId: p.activityId,
        version: p.version,
        organisationId: p.organisationId,
        facts: p.facts,
        at: p.at,
      })
      .onConflictDoNothing(),
);
/** Keeps how an activity stands before it is changed. */
export const keepRevision = async (tx: Tx, organisationId: string, planned: Planned, at: Date): Promise<void> => {
  const { id: activityId, version } = planned.activity;
  await putRevision(tx, { activityId, version, organisationId, facts: factsOf(planned), at });
};

const columns = (facts: Omit<ActivityFacts, "shifts" | "hosts" | "cancelled">) => ({
  kind: facts.kind,
  series: facts.series ?? null,
  day: facts.day,
  title: facts.title,
  place: facts.place,
  description: facts.description,
  meetingPoint: facts.meetingPoint ?? null,
  bring: facts.bring ?? null,
  contact: facts.contact ?? null,
  area: facts.area ?? null,
});
const shiftColumns = ({ start, end, needed, capacity }: Omit<ShiftFacts, "id" | "closed">) => ({
  start: start ?? null,
  end: end ?? null,
  needed: needed ?? null,
  capacity: capacity ?? null,
});

export type NewActivity = Omit<ActivityFacts, "shifts" | "cancelled"> & {
  readonly shifts: readonly Omit<ShiftFacts, "id" | "closed">[];
};
/** The page or file an activity came from, and what that says of it. */
export type Origin = {
  readonly source: string;
  readonly facts: NonNullable<Tables["activity"]["$inferSelect"]["sourceFacts"]>;
};

/** Adds an activity with its shifts; answers its id and theirs. */
export const addPlanned = async (
  tx: Tx,
  t: Tables,
  of: { readonly campaign: Campaign; readonly facts: NewActivity; readonly origin?: Origin; readonly at: Date },
): Promise<{ readonly activityId: string; readonly shiftIds: readonly string[] }> => {
  const { campaign, facts, origin, at } = of;
  const { organisationId, id: campaignId } = campaign;
  const activityId = nanoid();
  await tx.insert(t.activity).values({
    ...columns(facts),
    id: activityId,
    organisationId,
    campaignId,
    source: origin?.source ?? null,
    sourceFacts: origin?.facts ?? null,
    leftOut: false,
    version: 1,
    createdAt: at,
  });
  const ids: string[] = [];
  for (const shift of facts.shifts) {
    const id = nanoid();
    await tx.insert(t.shift).values({ ...shiftColumns(shift), id, organisationId, activityId });
    ids.push(id);
  }
  await setHosts(tx, t, { organisationId, activityId, hosts: facts.hosts });
  return { activityId, shiftIds: ids };
};

/**
 * Puts `next` in the place of what stands, and keeps that as a revision. False: someone changed it since `planned` was
 * read. UserError where a shift that goes has people on it.
 */
export const changePlanned = async (
  tx: Tx,
  t: Tables,
  of: { readonly campaign: Campaign; readonly planned: Planned; readonly next: ActivityFacts; readonly at: Date },
): Promise<boolean> => {
  const { campaign, planned, next, at } = of;
  const { organisationId } = campaign;
  const { id, version, cancelled } = planned.activity;
  const cancelledAt = next.cancelled === cancelled ? {} : { cancelledAt: next.cancelled ? at : null };
  const held = await tx
    .update(t.activity)
    .set({ ...columns(next), ...cancelledAt, version: version + 1 })
    .where(and(eq(t.activity.id, id), eq(t.activity.version, version)))
    .returning({ id: t.activity.id });
  if (held.length === 0) return false;
  await keepRevision(tx, organisationId, planned, at);
  await setHosts(tx, t, { organisationId, activityId: id, hosts: next.hosts });
  await setShifts(tx, t, organisationId, planned, next.shifts, at);
  return true;
};

const setShifts = async (
  tx: Tx,
  t: Tables,
  organisationId: string,
  { activity, shifts }: Planned,
  next: readonly ShiftFacts[],
  at: Date,
): Promise<void> => {
  const standing = new Map(shifts.map((shift) => [shift.id, shift]));
  for (const shift of next) {
    const old = standing.get(shift.id);
    const closedAt = old?.closed === shift.closed ? {} : { closedAt: shift.closed ? at : null };
    if (old)
      await tx
        .update(t.shift)
        .set({ ...shiftColumns(shift), ...closedAt })
        .where(eq(t.shift.id, shift.id));
    else
      await tx
        .insert(t.shift)
        .values({ ...shiftColumns(shift), ...closedAt, id: shift.id, organisationId, activityId: activity.id });
  }
  const kept = new Set(next.map(({ id }) => id));
  for (const { id } of shifts) if (!kept.has(id)) await removeShift(tx, t, id);
};

/** Whether anything refers to a shift: someone signed up, a squad, a report, people by number other than of `planned`. */
const isUsed = async (tx: Tx, t: Tables, shiftId: string, planned: readonly string[] = []): Promise<boolean> => {
  const parties = await tx.select({ party: t.walkIn.party }).from(t.walkIn).where(eq(t.walkIn.shiftId, shiftId));
  if (parties.some(({ party }) => !planned.includes(party))) return true;
  for (const table of [t.signUp, t.squad, t.report]) {
    const [row] = await tx.select({ id: table.shiftId }).from(table).where(eq(table.shiftId, shiftId)).limit(1);
    if (row) return true;
  }
  return false;
};

const removeShift = async (tx: Tx, t: Tables, shiftId: string): Promise<void> => {
  if (await isUsed(tx, t, shiftId)) throw new UserError("activity.shift-used");
  await tx.delete(t.shift).where(eq(t.shift.id, shiftId));
};

/**
 * Takes an activity away altogether; false: people have signed up or reported, so it can only be cancelled. How many of a
 * partner are to come keeps nothing: that was planned with it.
 */
export const removePlanned = async (tx: Tx, t: Tables, { activity, shifts }: Planned): Promise<boolean> => {
  const partners = activity.hosts.filter(({ associationId }) => associationId === undefined).map(({ name }) => name);
  for (const { id } of shifts) if (await isUsed(tx, t, id, partners)) return false;
  for (const { id } of shifts) await tx.delete(t.walkIn).where(eq(t.walkIn.shiftId, id));
  await tx.delete(t.host).where(eq(t.host.activityId, activity.id));
  await tx.delete(t.revision).where(eq(t.revision.activityId, activity.id));
  await tx.delete(t.shift).where(eq(t.shift.activityId, activity.id));
  await tx.delete(t.activity).where(eq(t.activity.id, activity.id));
  return true;
};

/** Names the person who runs a shift, or nobody. */
export const setLead = command((db, t, p: { shiftId: string; leadId: string | null }) =>
  db.update(t.shift).set({ leadId: p.leadId }).where(eq(t.shift.id, p.shiftId)),
);
