import { desc, eq, sql } from "drizzle-orm";
import type { Locale } from "../domain/locale.ts";
import { LOCALES } from "../domain/locale.ts";
import { command, query } from "./statement.ts";
import type { Store } from "./store.ts";

const accounts = query((db, t) => db.select().from(t.playgroundAccount).orderBy(t.playgroundAccount.name));
const putAccount = command((db, t, p: { id: string; name: string; locale: string }) =>
  db
    .insert(t.playgroundAccount)
    .values({ id: p.id, name: p.name, locale: p.locale })
    .onConflictDoUpdate({ target: t.playgroundAccount.id, set: { name: p.name, locale: p.locale } }),
);
const newest = query((db, t, p: { count: number }) =>
  db
    .select({ id: t.playgroundMessage.id, body: t.playgroundMessage.body })
    .from(t.playgroundMessage)
    .orderBy(desc(t.playgroundMessage.position))
    .limit(p.count),
);
const one = query((db, t, p: { id: string }) =>
  db
    .select({ id: t.playgroundMessage.id, body: t.playgroundMessage.body })
    .from(t.playgroundMessage)
    .where(eq(t.playgroundMessage.id, p.id)),
);
const putMessage = command((db, t, p: { id: string; body: string }) =>
  db
    .insert(t.playgroundMessage)
    .values({
      id: p.id,
      body: p.body,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from playground_message)`,
    })
    .onConflictDoUpdate({ target: t.playgroundMessage.id, set: { body: p.body } }),
);

const localeIn = (text: string | null): Locale => LOCALES.find((locale) => locale === text) ?? "sv";

/** The playground's memory, beside the bot's own tables: the shape of its `Shelf`. */
export const playgroundShelf = (store: Store) => ({
  accounts: () =>
    store.read(async (db) => (await accounts(db, {})).map((row) => ({ ...row, locale: localeIn(row.locale) }))),
  putAccount: (account: { id: string; name: string; locale: Locale }): Promise<void> =>
    store.transact(async (tx) => {
      await putAccount(tx, account);
    }),
  messages: (count: number) => store.read(async (db) => (await newest(db, { count })).toReversed()),
  message: (id: string) => store.read(async (db) => (await one(db, { id }))[0]),
  putMessage: (kept: { id: string; body: string }): Promise<void> =>
    store.transact(async (tx) => {
      await putMessage(tx, kept);
    }),
});
