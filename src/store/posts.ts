import { and, eq, inArray } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Day } from "../domain/day.ts";
import { addDays } from "../domain/day.ts";
import { command, query } from "./statement.ts";
import type { Reader, Tx } from "./store.ts";

/** Who goes first when much is due: an answer to a person, a message about their shift, a post to everyone. */
export const URGENCY = { answer: 0, personal: 1, bulk: 2 } as const;

/** An outgoing message before it has an id. It stores its view and arguments, not words: it is rendered when sent. */
export type NewPost = {
  readonly organisationId: string;
  readonly to: { readonly channelId: string } | { readonly personId: string };
  readonly view: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** What it shows: `day:…`, `activity:…`, `shift:…`; a change there makes it stale. */
  readonly subject: string;
  readonly urgency: number;
  readonly job?: string | undefined;
  readonly dueAt: Date;
  /** Not worth sending from this moment on. */
  readonly until?: Date | undefined;
};

const put = command(
  (
    db,
    t,
    p: {
      id: string;
      organisationId: string;
      channelId: string | null;
      personId: string | null;
      view: string;
      args: Readonly<Record<string, unknown>>;
      subject: string;
      urgency: number;
      job: string | null;
      dueAt: Date;
      until: Date | null;
      createdAt: Date;
    },
  ) =>
    db.insert(t.post).values({
      id: p.id,
      organisationId: p.organisationId,
      channelId: p.channelId,
      personId: p.personId,
      view: p.view,
      args: p.args,
      subject: p.subject,
      urgency: p.urgency,
      job: p.job,
      dueAt: p.dueAt,
      until: p.until,
      createdAt: p.createdAt,
      state: "pending",
      stale: false,
      attempts: 0,
    }),
);

/** Puts messages in the outbox; they leave after the transaction. Answers their ids. */
export const addPosts = async (tx: Tx, posts: readonly NewPost[], at: Date): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const { to, job, until, ...post } of posts) {
    const id = nanoid();
    const channelId = "channelId" in to ? to.channelId : null;
    const personId = "personId" in to ? to.personId : null;
    await put(tx, { ...post, id, channelId, personId, job: job ?? null, until: until ?? null, createdAt: at });
    ids.push(id);
  }
  return ids;
};

const stale = command(
  (db, t, p: { organisationId: string; day: string; dayBefore: string; activity: string; shift: string }) =>
    db
      .update(t.post)
      .set({ stale: true })
      .where(
        and(
          eq(t.post.organisationId, p.organisationId),
          inArray(t.post.subject, [p.day, p.dayBefore, p.activity, p.shift]),
        ),
      ),
);

/** Marks every post that shows this shift: its day's and the evening before's, its activity's and its own. */
export const markStale = async (
  tx: Tx,
  of: { organisationId: string; day: Day; activityId: string; shiftId: string },
): Promise<void> => {
  await stale(tx, {
    organisationId: of.organisationId,
    day: `day:${of.day}`,
    dayBefore: `day:${addDays(of.day, -1)}`,
    activity: `activity:${of.activityId}`,
    shift: `shift:${of.shiftId}`,
  });
};

const refreshed = command((db, t, p: { organisationId: string; subject: string }) =>
  db
    .update(t.post)
    .set({ stale: true })
    .where(and(eq(t.post.organisationId, p.organisationId), eq(t.post.subject, p.subject))),
);
/** Marks the posts with a subject as stale: they show what is no longer so. */
export const refresh = async (tx: Tx, of: { organisationId: string; subject: string }): Promise<void> => {
  await refreshed(tx, of);
};

const waiting = query((db, t, p: { personId: string; view: string; subject: string; dueAt: Date }) =>
  db
    .select({ id: t.post.id })
    .from(t.post)
    .where(
      and(
        eq(t.post.personId, p.personId),
        eq(t.post.view, p.view),
        eq(t.post.subject, p.subject),
        eq(t.post.dueAt, p.dueAt),
      ),
    )
    .limit(1),
);
/** Whether a person is to get this message at this moment already. */
export const isWaiting = async (
  db: Reader,
  of: { personId: string; view: string; subject: string; dueAt: Date },
): Promise<boolean> => (await waiting(db, of)).length > 0;

/** Marks the posts that tell what came of this day as stale: the next morning's. */
export const refreshResults = (tx: Tx, of: { organisationId: string; day: Day }): Promise<void> =>
  refresh(tx, { organisationId: of.organisationId, subject: `day:${addDays(of.day, 1)}` });
