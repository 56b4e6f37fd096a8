import { and, eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Day } from "../../domain/day.ts";
import { addDays } from "../../domain/day.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

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

const putStale = command((db, t, p: { id: string; organisationId: string; subjects: readonly string[] }) =>
  db.insert(t.staleSubject).values({ id: p.id, organisationId: p.organisationId, subjects: p.subjects }),
);
/**
 * The posts with these subjects show what is no longer so. How many there are is the sender's matter: whoever changes
 * something writes one line.
 */
const outdate = async (tx: Tx, organisationId: string, subjects: readonly string[]): Promise<void> => {
  await putStale(tx, { id: nanoid(), organisationId, subjects });
};

/** Makes every post stale that shows this shift: its day's and the evening before's, its activity's and its own. */
export const markStale = (
  tx: Tx,
  of: { organisationId: string; day: Day; activityId: string; shiftId: string },
): Promise<void> =>
  outdate(tx, of.organisationId, [
    `day:${of.day}`,
    `day:${addDays(of.day, -1)}`,
    `activity:${of.activityId}`,
    `shift:${of.shiftId}`,
  ]);

/** Makes the posts with a subject stale: they show what is no longer so. */
export const refresh = (tx: Tx, of: { organisationId: string; subject: string }): Promise<void> =>
  outdate(tx, of.organisationId, [of.subject]);

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

/** Makes the posts stale that tell what came of this day: the next morning's. */
export const refreshResults = (tx: Tx, of: { organisationId: string; day: Day }): Promise<void> =>
  refresh(tx, { organisationId: of.organisationId, subject: `day:${addDays(of.day, 1)}` });
