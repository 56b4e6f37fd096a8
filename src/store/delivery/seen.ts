import { lt } from "drizzle-orm";
import { command } from "../statement.ts";
import type { Tx } from "../store.ts";

const put = command((db, t, p: { workspaceId: string; key: string; at: Date }) =>
  db
    .insert(t.seen)
    .values({ workspaceId: p.workspaceId, key: p.key, at: p.at })
    .onConflictDoNothing()
    .returning({ key: t.seen.key }),
);

/** Notes a platform's key; false where it was noted before: the act was done. */
export const markSeen = async (tx: Tx, of: { workspaceId: string; key: string; at: Date }): Promise<boolean> =>
  (await put(tx, of)).length > 0;

/** Drops keys noted before a moment; platforms deliver again for minutes, not days. */
export const forgetSeen = command((db, t, p: { before: Date }) => db.delete(t.seen).where(lt(t.seen.at, p.before)));
