import { and, eq, gt, lte } from "drizzle-orm";
import { nanoid } from "nanoid";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

/** How long something written waits for its confirmation. */
const KEPT = 24 * 3_600_000;

/** Drops what nobody confirmed in its time. */
export const dropDrafts = command((db, t, p: { organisationId: string; at: Date }) =>
  db.delete(t.draft).where(and(eq(t.draft.organisationId, p.organisationId), lte(t.draft.until, p.at))),
);
const put = command(
  (db, t, p: { id: string; organisationId: string; personId: string; kind: string; body: unknown; until: Date }) =>
    db.insert(t.draft).values({
      id: p.id,
      organisationId: p.organisationId,
      personId: p.personId,
      kind: p.kind,
      body: p.body,
      until: p.until,
    }),
);

/** A kind of draft: its name and what its body holds. */
export type DraftKind<Body> = { readonly name: string; readonly body?: Body };
export const draftKind = <Body>(name: string): DraftKind<Body> => ({ name });

/** Keeps for a day what its writer has yet to confirm, as plain JSON; answers its id. Drops what nobody confirmed. */
export const addDraft = async <Body>(
  tx: Tx,
  kind: DraftKind<Body>,
  of: { readonly organisationId: string; readonly personId: string; readonly body: Body; readonly at: Date },
): Promise<string> => {
  await dropDrafts(tx, of);
  const id = nanoid();
  await put(tx, { ...of, id, kind: kind.name, until: new Date(of.at.getTime() + KEPT) });
  return id;
};

const one = query((db, t, p: { id: string; personId: string; kind: string; at: Date }) =>
  db
    .select({ body: t.draft.body })
    .from(t.draft)
    .where(
      and(eq(t.draft.id, p.id), eq(t.draft.personId, p.personId), eq(t.draft.kind, p.kind), gt(t.draft.until, p.at)),
    ),
);
/** What its writer wrote; undefined where it is done, a day old, someone else's or of another kind. */
export const draftOf = async <Body>(
  db: Reader,
  kind: DraftKind<Body>,
  of: { readonly id: string; readonly personId: string; readonly at: Date },
): Promise<Body | undefined> => {
  const [row] = await one(db, { ...of, kind: kind.name });
  return row && (row.body as Body); // Written by `addDraft` with the same kind.
};

/** Ends a draft: it is done, or not wanted. */
export const endDraft = command((db, t, p: { id: string; personId: string }) =>
  db.delete(t.draft).where(and(eq(t.draft.id, p.id), eq(t.draft.personId, p.personId))),
);
