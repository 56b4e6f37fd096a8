import { and, asc, eq } from "drizzle-orm";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import { unheld } from "./outbox.ts";

const anyChange = query((db, t) => db.select({ id: t.staleSubject.id }).from(t.staleSubject).limit(1));
/** Whether something changed since `markStalePosts`. */
export const hasChanges = async (db: Reader): Promise<boolean> => (await anyChange(db, {})).length > 0;

const takeChanges = command((db, t) =>
  db
    .delete(t.staleSubject)
    .returning({ organisationId: t.staleSubject.organisationId, subjects: t.staleSubject.subjects }),
);
const mark = command((db, t, p: { organisationId: string; subject: string }) =>
  db
    .update(t.post)
    .set({ stale: true })
    .where(and(eq(t.post.organisationId, p.organisationId), eq(t.post.subject, p.subject), eq(t.post.stale, false))),
);
/** Marks the posts that show what has changed, each once however often it changed. */
export const markStalePosts = async (tx: Tx): Promise<void> => {
  const changed = new Map<string, Set<string>>();
  for (const { organisationId, subjects } of await takeChanges(tx, {})) {
    changed.set(organisationId, new Set([...(changed.get(organisationId) ?? []), ...subjects]));
  }
  for (const [organisationId, subjects] of changed) {
    for (const subject of [...subjects].sort()) await mark(tx, { organisationId, subject });
  }
};

/** Sent posts that show what is no longer so, and that nobody is editing. */
export const stalePosts = query((db, t, p: { now: Date; latest: Date; limit: number }) =>
  db
    .select({ id: t.post.id })
    .from(t.post)
    .where(and(eq(t.post.stale, true), eq(t.post.state, "sent"), unheld(t, p)))
    .orderBy(asc(t.post.sentAt), asc(t.post.id))
    .limit(p.limit),
);

/** Takes a stale post for an edit: marked fresh before it is rendered, so that a change meanwhile makes it stale again. */
export const takeStale = command((db, t, p: { id: string; now: Date; latest: Date }) =>
  db
    .update(t.post)
    .set({ stale: false, leaseUntil: p.latest })
    .where(and(eq(t.post.id, p.id), eq(t.post.stale, true), unheld(t, p)))
    .returning(),
);

export const noteEdited = command((db, t, p: { id: string; at: Date }) =>
  db.update(t.post).set({ editedAt: p.at, leaseUntil: null }).where(eq(t.post.id, p.id)),
);

/** Gives a post back after an edit that did not happen, to be edited later. */
export const noteNotEdited = command((db, t, p: { id: string }) =>
  db.update(t.post).set({ stale: true, leaseUntil: null }).where(eq(t.post.id, p.id)),
);
