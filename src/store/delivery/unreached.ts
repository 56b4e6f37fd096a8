import { and, desc, eq, inArray } from "drizzle-orm";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";

const latest = query((db, t, p: { personId: string }) =>
  db
    .select({ state: t.post.state, fault: t.post.fault })
    .from(t.post)
    .where(and(eq(t.post.personId, p.personId), inArray(t.post.state, ["sent", "parked"])))
    .orderBy(desc(t.post.createdAt), desc(t.post.id))
    .limit(1),
);

/** Whether the latest message to someone could not reach them. */
export const isUnreached = async (db: Reader, of: { personId: string }): Promise<boolean> => {
  const [post] = await latest(db, of);
  return post?.state === "parked" && post.fault === "unreachable-person";
};

const any = query((db, t, p: { personId: string }) =>
  db.select({ id: t.post.id }).from(t.post).where(eq(t.post.personId, p.personId)).limit(1),
);

/** Whether a message to someone was ever put in the outbox, as far back as messages are kept. */
export const isWrittenTo = async (db: Reader, of: { personId: string }): Promise<boolean> =>
  (await any(db, of)).length > 0;
