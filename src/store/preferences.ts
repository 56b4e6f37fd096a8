import { eq } from "drizzle-orm";
import type { Locale } from "../domain/locale.ts";
import { query } from "./statement.ts";
import type { Reader } from "./store.ts";

const preferences = query((db, t, p: { personId: string }) =>
  db.select({ locale: t.person.locale, muted: t.person.muted }).from(t.person).where(eq(t.person.id, p.personId)),
);
/** The language a person chose, and the kinds of message they turned off. */
export const preferencesOf = async (
  db: Reader,
  personId: string,
): Promise<{ readonly locale: Locale | undefined; readonly muted: readonly string[] } | undefined> => {
  const [row] = await preferences(db, { personId });
  return row && { locale: row.locale ?? undefined, muted: row.muted };
};
