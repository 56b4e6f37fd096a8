import { and, eq, inArray, isNotNull, lt, notInArray, type SQLWrapper, sql } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import { forgetSeen } from "../delivery/seen.ts";
import { dropDrafts } from "../organisation/drafts.ts";
import { lockShift } from "../row-lock.ts";
import { setWalkIns, walkInsOn } from "../signup/walk-ins.ts";
import { command, query } from "../statement.ts";
import type { Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

/** Days after an activity that its people are known by name. */
export const DAYS_BY_NAME = 30;

/** An organisation, and the first day that is still kept by name. */
type Before = { readonly organisationId: string; readonly before: Day };

const oldShifts = query((db, t, p: Before) =>
  db
    .select({ shiftId: t.shift.id })
    .from(t.shift)
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .innerJoin(t.signUp, eq(t.signUp.shiftId, t.shift.id))
    .where(and(eq(t.activity.organisationId, p.organisationId), lt(t.activity.day, p.before)))
    .groupBy(t.shift.id)
    .orderBy(t.shift.id),
);

const came = query((db, t, p: { shiftId: string }) =>
  db
    .select({ associationId: t.signUp.associationId, people: sql<number>`sum(${t.signUp.seats})`.mapWith(Number) })
    .from(t.signUp)
    .where(and(eq(t.signUp.shiftId, p.shiftId), inArray(t.signUp.state, ["going", "attended"])))
    .groupBy(t.signUp.associationId),
);
const namedIn = query((db, t, p: { shiftId: string }) =>
  db
    .select({
      squadId: t.squad.id,
      seats: t.squad.seats,
      named: sql<number>`coalesce(sum(${t.signUp.seats}), 0)`.mapWith(Number),
    })
    .from(t.squad)
    .leftJoin(t.signUp, and(eq(t.signUp.squadId, t.squad.id), inArray(t.signUp.state, ["going", "attended"])))
    .where(eq(t.squad.shiftId, p.shiftId))
    .groupBy(t.squad.id, t.squad.seats),
);
const emptySquad = command((db, t, p: { squadId: string; seats: number }) =>
  db.update(t.squad).set({ seats: p.seats }).where(eq(t.squad.id, p.squadId)),
);
const dropSignUps = command((db, t, p: { shiftId: string }) =>
  db.delete(t.signUp).where(eq(t.signUp.shiftId, p.shiftId)),
);
const dropAlarms = command((db, t, p: { shiftId: string }) => db.delete(t.alarm).where(eq(t.alarm.shiftId, p.shiftId)));

/** From now on a shift's people are known by number, so that its counts stay what they were. */
const numberPeople = async (tx: Tx, organisationId: string, shiftId: string): Promise<void> => {
  await lockShift(tx, { shiftId });
  const standing = await walkInsOn(tx, { shiftId });
  const parties = (await came(tx, { shiftId })).map(({ associationId, people }) => {
    const before = standing.find(
      (one) => (one.associationId ?? null) === associationId && (associationId || one.name === ""),
    );
    return { name: "", associationId: associationId ?? undefined, people: people + (before?.people ?? 0) };
  });
  for (const { squadId, seats, named } of await namedIn(tx, { shiftId })) {
    await emptySquad(tx, { squadId, seats: Math.max(0, seats - named) });
  }
  await dropSignUps(tx, { shiftId });
  await dropAlarms(tx, { shiftId });
  await setWalkIns(tx, { shiftId, organisationId }, parties);
};

const dropLeads = command((db, t, p: Before) =>
  db
    .update(t.shift)
    .set({ leadId: null })
    .where(and(isNotNull(t.shift.leadId), inArray(t.shift.activityId, oldActivities(db, t, p)))),
);
const namelessSquads = command((db, t, p: Before) =>
  db
    .update(t.squad)
    .set({ createdBy: null })
    .where(and(isNotNull(t.squad.createdBy), inArray(t.squad.shiftId, oldShiftIds(db, t, p)))),
);
const namelessReports = command((db, t, p: Before) =>
  db
    .update(t.report)
    .set({ personId: null })
    .where(
      and(eq(t.report.organisationId, p.organisationId), lt(t.report.day, p.before), isNotNull(t.report.personId)),
    ),
);
/** Who signed up, cancelled and reported is in the audit as well. */
const namelessSeats = command((db, t, p: Before) => namelessAudit(db, t, p, oldShiftIds(db, t, p)));
const namelessEntries = command((db, t, p: Before) => {
  const old = and(eq(t.report.organisationId, p.organisationId), lt(t.report.day, p.before));
  return namelessAudit(db, t, p, db.select({ id: t.report.id }).from(t.report).where(old));
});

const oldActivities = (db: Tx, t: Tables, p: Before) =>
  db
    .select({ id: t.activity.id })
    .from(t.activity)
    .where(and(eq(t.activity.organisationId, p.organisationId), lt(t.activity.day, p.before)));

const oldShiftIds = (db: Tx, t: Tables, p: Before) =>
  db
    .select({ id: t.shift.id })
    .from(t.shift)
    .where(inArray(t.shift.activityId, oldActivities(db, t, p)));

const namelessAudit = (db: Tx, t: Tables, p: Before, subjects: SQLWrapper) =>
  db
    .update(t.audit)
    .set({ actorId: null })
    .where(
      and(eq(t.audit.organisationId, p.organisationId), isNotNull(t.audit.actorId), inArray(t.audit.subject, subjects)),
    );

const dropPosts = command((db, t, p: { organisationId: string; before: Date }) =>
  db
    .delete(t.post)
    .where(
      and(
        eq(t.post.organisationId, p.organisationId),
        lt(t.post.createdAt, p.before),
        notInArray(t.post.state, ["pending", "sending"]),
      ),
    ),
);
const dropOccurrences = command((db, t, p: { organisationId: string; before: Date }) =>
  db
    .delete(t.occurrence)
    .where(and(eq(t.occurrence.organisationId, p.organisationId), lt(t.occurrence.moment, p.before))),
);
const dropCodes = command((db, t, p: { before: Date }) => db.delete(t.code).where(lt(t.code.until, p.before)));

const DAY = 24 * 3_600_000;
/** Days that things without a campaign day of their own are kept. */
const KEPT = { posts: 30, occurrences: 120, seen: 2 } as const;

/**
 * Deletes what names people: sign-ups, reports' and audit's names of days before `before`, messages of 30 days ago, keys,
 * codes and drafts that are over. Counts stay.
 */
export const forget = async (tx: Tx, of: Before, at: Date): Promise<void> => {
  const ago = (days: number): Date => new Date(at.getTime() - days * DAY);
  const { organisationId } = of;
  for (const { shiftId } of await oldShifts(tx, of)) await numberPeople(tx, organisationId, shiftId);
  await dropLeads(tx, of);
  await namelessSquads(tx, of);
  await namelessReports(tx, of);
  await namelessSeats(tx, of);
  await namelessEntries(tx, of);
  await dropPosts(tx, { organisationId, before: ago(KEPT.posts) });
  await dropOccurrences(tx, { organisationId, before: ago(KEPT.occurrences) });
  await forgetSeen(tx, { before: ago(KEPT.seen) });
  await dropCodes(tx, { before: at });
  await dropDrafts(tx, { organisationId, at });
};
