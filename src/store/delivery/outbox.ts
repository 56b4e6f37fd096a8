import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { command, query } from "../statement.ts";
import type { Reader } from "../store.ts";
import type { Tables } from "../tables.ts";

export type Post = Tables["post"]["$inferSelect"];

/** How a post ends that was not seen to arrive: nobody can know, it can't, or it is not worth it any more. */
export type Ending = "uncertain" | "parked" | "expired";

/**
 * Nobody holds the post: its lease is over, or was taken by a clock that has gone back since. `latest` is the end of a
 * lease taken now.
 */
export const unheld = (t: Tables, p: { now: Date; latest: Date }) =>
  or(isNull(t.post.leaseUntil), lte(t.post.leaseUntil, p.now), gt(t.post.leaseUntil, p.latest));

/** What is due and held by nobody, most urgent first. */
export const duePosts = query((db, t, p: { now: Date; latest: Date; limit: number }) =>
  db
    .select({ id: t.post.id, channelId: t.post.channelId, personId: t.post.personId })
    .from(t.post)
    .where(and(inArray(t.post.state, ["pending", "sending"]), lte(t.post.dueAt, p.now), unheld(t, p)))
    .orderBy(asc(t.post.urgency), asc(t.post.dueAt), asc(t.post.createdAt), asc(t.post.id))
    .limit(p.limit),
);

const one = query((db, t, p: { id: string; now: Date; latest: Date }) =>
  db
    .select()
    .from(t.post)
    .where(and(eq(t.post.id, p.id), inArray(t.post.state, ["pending", "sending"]), unheld(t, p))),
);
/** A post that is still to be sent and held by nobody. */
export const freePost = async (db: Reader, of: { id: string; now: Date; latest: Date }): Promise<Post | undefined> =>
  (await one(db, of))[0];

/** Holds a post until `latest` for a try in this workspace; none where another took it meanwhile. */
export const leasePost = command((db, t, p: { id: string; now: Date; latest: Date; workspaceId: string | null }) =>
  db
    .update(t.post)
    .set({
      state: "sending",
      stale: false,
      workspaceId: p.workspaceId,
      leaseUntil: p.latest,
      attempts: sql`${t.post.attempts} + 1`,
      firstTriedAt: sql`coalesce(${t.post.firstTriedAt}, ${sql.param(p.now, t.post.firstTriedAt)})`,
    })
    .where(and(eq(t.post.id, p.id), inArray(t.post.state, ["pending", "sending"]), unheld(t, p)))
    .returning(),
);

/** Keeps where a post was seen to arrive, whoever holds it by now; the first word stands. */
export const noteSent = command((db, t, p: { id: string; channel: string; parts: readonly string[]; at: Date }) =>
  db
    .update(t.post)
    .set({
      state: "sent",
      refChannel: p.channel,
      refParts: p.parts,
      sentAt: p.at,
      leaseUntil: null,
      fault: null,
    })
    .where(and(eq(t.post.id, p.id), eq(t.post.state, "sending"))),
);

/**
 * Gives a held post back, to be tried again from `dueAt`, in `workspaceId` where that is known. `sending` keeps in mind
 * that it may have arrived.
 */
export const noteRetry = command(
  (
    db,
    t,
    p: {
      id: string;
      lease: Date;
      state: "pending" | "sending";
      workspaceId: string | null;
      attempts: number;
      dueAt: Date;
      fault: string;
    },
  ) =>
    db
      .update(t.post)
      .set({
        state: p.state,
        workspaceId: p.workspaceId,
        attempts: p.attempts,
        dueAt: p.dueAt,
        fault: p.fault,
        leaseUntil: null,
      })
      .where(and(eq(t.post.id, p.id), eq(t.post.leaseUntil, p.lease))),
);

/** Ends a held post; none where another holds it by now. */
export const noteEnded = command((db, t, p: { id: string; lease: Date; state: Ending; fault: string | null }) =>
  db
    .update(t.post)
    .set({ state: p.state, fault: p.fault, leaseUntil: null })
    .where(and(eq(t.post.id, p.id), eq(t.post.leaseUntil, p.lease)))
    .returning({ id: t.post.id }),
);

/** Lets every lease end by `until`: for a process that knows itself alone, after a crash. */
export const shortenLeases = command((db, t, p: { until: Date }) =>
  db.update(t.post).set({ leaseUntil: p.until }).where(gt(t.post.leaseUntil, p.until)),
);

const nextPending = query((db, t) =>
  db
    .select({ at: sql<Date | null>`min(${t.post.dueAt})`.mapWith(t.post.dueAt) })
    .from(t.post)
    .where(eq(t.post.state, "pending")),
);
const nextTried = query((db, t) =>
  db
    .select({
      at: sql<Date | null>`min(case when ${t.post.leaseUntil} > ${t.post.dueAt} then ${t.post.leaseUntil} else ${t.post.dueAt} end)`.mapWith(
        t.post.dueAt,
      ),
    })
    .from(t.post)
    .where(eq(t.post.state, "sending")),
);
/** When the next post is due; undefined where none waits. Asked apart, since an index knows the first of those never tried. */
export const nextDueAt = async (db: Reader): Promise<Date | undefined> => {
  const found = [...(await nextPending(db, {})), ...(await nextTried(db, {}))].flatMap(({ at }) => at ?? []);
  return found.toSorted((a, b) => a.getTime() - b.getTime())[0];
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
