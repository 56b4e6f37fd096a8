import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Locale } from "../domain/locale.ts";
import type { PlatformName } from "../domain/organisation.ts";
import { command, query } from "./statement.ts";
import type { Reader, Tx } from "./store.ts";
import type { Tables } from "./tables.ts";

export type Post = Tables["post"]["$inferSelect"];
export type Fault = NonNullable<Post["fault"]>;

const due = query((db, t, p: { now: Date; limit: number }) =>
  db
    .select()
    .from(t.post)
    .where(
      and(
        inArray(t.post.state, ["pending", "sending"]),
        lte(t.post.dueAt, p.now),
        or(isNull(t.post.leaseUntil), lte(t.post.leaseUntil, p.now)),
      ),
    )
    .orderBy(asc(t.post.urgency), asc(t.post.dueAt), asc(t.post.createdAt), asc(t.post.id))
    .limit(p.limit),
);
const lease = command((db, t, p: { id: string; now: Date; until: Date }) =>
  db
    .update(t.post)
    .set({
      state: "sending",
      stale: false,
      leaseUntil: p.until,
      attempts: sql`${t.post.attempts} + 1`,
      firstTriedAt: sql`coalesce(${t.post.firstTriedAt}, ${sql.param(p.now, t.post.firstTriedAt)})`,
    })
    .where(
      and(
        eq(t.post.id, p.id),
        inArray(t.post.state, ["pending", "sending"]),
        or(isNull(t.post.leaseUntil), lte(t.post.leaseUntil, p.now)),
      ),
    )
    .returning(),
);

/** A post taken for sending; `doubtful`: an earlier attempt ended without a word, so look before sending again. */
export type Taken = { readonly post: Post; readonly doubtful: boolean };

/** Takes what is due under a lease, most urgent first; what another process took meanwhile is left out. */
export const takeDue = async (tx: Tx, of: { now: Date; until: Date; limit: number }): Promise<readonly Taken[]> => {
  const taken: Taken[] = [];
  for (const before of await due(tx, of)) {
    const [post] = await lease(tx, { id: before.id, now: of.now, until: of.until });
    if (post) taken.push({ post, doubtful: before.state === "sending" });
  }
  return taken;
};

/** Sent posts that show what is no longer so. */
export const stalePosts = query((db, t, p: { now: Date; limit: number }) =>
  db
    .select()
    .from(t.post)
    .where(
      and(
        eq(t.post.stale, true),
        eq(t.post.state, "sent"),
        or(isNull(t.post.leaseUntil), lte(t.post.leaseUntil, p.now)),
      ),
    )
    .orderBy(asc(t.post.sentAt), asc(t.post.id))
    .limit(p.limit),
);
/** Takes a stale post for an edit: marked fresh before it is rendered, so that a change meanwhile makes it stale again. */
export const takeStale = command((db, t, p: { id: string; now: Date; until: Date }) =>
  db
    .update(t.post)
    .set({ stale: false, leaseUntil: p.until })
    .where(
      and(eq(t.post.id, p.id), eq(t.post.stale, true), or(isNull(t.post.leaseUntil), lte(t.post.leaseUntil, p.now))),
    )
    .returning(),
);

export const noteSent = command(
  (db, t, p: { id: string; workspaceId: string; channel: string; parts: readonly string[]; at: Date }) =>
    db
      .update(t.post)
      .set({
        state: "sent",
        workspaceId: p.workspaceId,
        refChannel: p.channel,
        refParts: p.parts,
        sentAt: p.at,
        leaseUntil: null,
        fault: null,
      })
      .where(eq(t.post.id, p.id)),
);

export const noteEdited = command((db, t, p: { id: string; parts: readonly string[]; at: Date }) =>
  db.update(t.post).set({ editedAt: p.at, refParts: p.parts, leaseUntil: null }).where(eq(t.post.id, p.id)),
);

/** Gives a post back after an edit that did not happen. */
export const noteNotEdited = command((db, t, p: { id: string; stale: boolean }) =>
  db.update(t.post).set({ stale: p.stale, leaseUntil: null }).where(eq(t.post.id, p.id)),
);

/** Tries again from `dueAt`. `doubtful` keeps in mind that it may have been sent. */
export const noteRetry = command((db, t, p: { id: string; state: "pending" | "sending"; dueAt: Date; fault: string }) =>
  db
    .update(t.post)
    .set({ state: p.state, dueAt: p.dueAt, leaseUntil: null, fault: p.fault })
    .where(eq(t.post.id, p.id)),
);

/** Ends a post that won't be sent, or of which nobody can know. */
export const noteEnded = command(
  (db, t, p: { id: string; state: "uncertain" | "parked" | "expired"; fault: string | null }) =>
    db.update(t.post).set({ state: p.state, fault: p.fault, leaseUntil: null }).where(eq(t.post.id, p.id)),
);

const place = query((db, t, p: { channelId: string }) =>
  db
    .select({
      workspaceId: t.channel.workspaceId,
      platform: t.workspace.platform,
      workspace: t.workspace.externalId,
      channel: t.channel.externalId,
    })
    .from(t.channel)
    .innerJoin(t.workspace, eq(t.workspace.id, t.channel.workspaceId))
    .where(eq(t.channel.id, p.channelId)),
);
export type Place = {
  readonly workspaceId: string;
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
};
/** Where a channel is. */
export const placeOf = async (db: Reader, channelId: string): Promise<Place | undefined> =>
  (await place(db, { channelId }))[0];

const personLocale = query((db, t, p: { personId: string }) =>
  db.select({ locale: t.person.locale, muted: t.person.muted }).from(t.person).where(eq(t.person.id, p.personId)),
);
/** The language a person chose, and the kinds of message they turned off. */
export const preferencesOf = async (
  db: Reader,
  personId: string,
): Promise<{ readonly locale: Locale | undefined; readonly muted: readonly string[] } | undefined> => {
  const [row] = await personLocale(db, { personId });
  return row && { locale: row.locale ?? undefined, muted: row.muted };
};

const nextDue = query((db, t) =>
  db
    .select({ dueAt: t.post.dueAt, leaseUntil: t.post.leaseUntil })
    .from(t.post)
    .where(inArray(t.post.state, ["pending", "sending"]))
    .orderBy(asc(t.post.dueAt))
    .limit(1),
);
/** When the next post is due; undefined where none waits. */
export const nextDueAt = async (db: Reader): Promise<Date | undefined> => {
  const [row] = await nextDue(db, {});
  return row && (row.leaseUntil && row.leaseUntil > row.dueAt ? row.leaseUntil : row.dueAt);
};

const troubled = query((db, t) =>
  db
    .select({ state: t.post.state, fault: t.post.fault, count: sql<number>`count(*)`.mapWith(Number) })
    .from(t.post)
    .where(inArray(t.post.state, ["uncertain", "parked"]))
    .groupBy(t.post.state, t.post.fault),
);
/** How many posts are parked or uncertain, by reason. */
export const troubledPosts = (db: Reader) => troubled(db, {});
