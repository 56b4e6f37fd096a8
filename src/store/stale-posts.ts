import { and, asc, eq } from "drizzle-orm";
import { unheld } from "./outbox.ts";
import { command, query } from "./statement.ts";

/** Sent posts that show what is no longer so, and that nobody is editing. */
export const stalePosts = query((db, t, p: { now: Date; latest: Date; limit: number }) =>
  db
    .select()
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
