import { and, eq, gt, sql } from "drizzle-orm";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

/** Where and when a person may be asked to help out; empty: any weekday (0 is Monday), any area. */
export type Willing = {
  readonly personId: string;
  readonly weekdays: readonly number[];
  readonly areas: readonly string[];
};

const one = query((db, t, p: { personId: string }) =>
  db
    .select({ personId: t.willing.personId, weekdays: t.willing.weekdays, areas: t.willing.areas })
    .from(t.willing)
    .where(eq(t.willing.personId, p.personId)),
);
export const willingOf = async (db: Reader, of: { personId: string }): Promise<Willing | undefined> =>
  (await one(db, of))[0];

const all = query((db, t, p: { organisationId: string }) =>
  db
    .select({ personId: t.willing.personId, weekdays: t.willing.weekdays, areas: t.willing.areas })
    .from(t.willing)
    .where(eq(t.willing.organisationId, p.organisationId))
    .orderBy(t.willing.personId),
);
/** Everyone who said they are willing. */
export const willingPeople = (db: Reader, of: { organisationId: string }): Promise<readonly Willing[]> => all(db, of);

const put = command(
  (db, t, p: { personId: string; organisationId: string; weekdays: readonly number[]; areas: readonly string[] }) =>
    db
      .insert(t.willing)
      .values({ personId: p.personId, organisationId: p.organisationId, weekdays: p.weekdays, areas: p.areas })
      .onConflictDoUpdate({ target: t.willing.personId, set: { weekdays: p.weekdays, areas: p.areas } }),
);
/** A person says that they are willing, or changes when and where. */
export const setWilling = async (tx: Tx, willing: Willing & { readonly organisationId: string }): Promise<void> => {
  await put(tx, willing);
};
export const endWilling = command((db, t, p: { personId: string }) =>
  db.delete(t.willing).where(eq(t.willing.personId, p.personId)),
);

const asked = query((db, t, p: { organisationId: string; view: string; since: Date }) =>
  db
    .select({ personId: t.post.personId, times: sql<number>`count(*)`.mapWith(Number) })
    .from(t.post)
    .where(and(eq(t.post.organisationId, p.organisationId), eq(t.post.view, p.view), gt(t.post.createdAt, p.since)))
    .groupBy(t.post.personId),
);
/** How many times each person was sent this view after a moment. */
export const timesAsked = async (
  db: Reader,
  of: { organisationId: string; view: string; since: Date },
): Promise<ReadonlyMap<string, number>> =>
  new Map((await asked(db, of)).flatMap(({ personId, times }) => (personId ? [[personId, times] as const] : [])));

const about = query((db, t, p: { organisationId: string; view: string; subject: string }) =>
  db
    .select({ personId: t.post.personId })
    .from(t.post)
    .where(and(eq(t.post.organisationId, p.organisationId), eq(t.post.view, p.view), eq(t.post.subject, p.subject))),
);
/** Who was sent this view about a subject. */
export const askedAbout = async (
  db: Reader,
  of: { organisationId: string; view: string; subject: string },
): Promise<ReadonlySet<string>> => new Set((await about(db, of)).flatMap(({ personId }) => personId ?? []));
