import { eq } from "drizzle-orm";
import type { Locale } from "../../domain/locale.ts";
import { type Notice, noticeOf } from "../../domain/notice.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

const preferences = query((db, t, p: { personId: string }) =>
  db.select({ locale: t.person.locale, muted: t.person.muted }).from(t.person).where(eq(t.person.id, p.personId)),
);

/** The language a person chose, and the kinds of message they turned off; undefined: no such person. */
export const preferencesOf = async (
  db: Reader,
  personId: string,
): Promise<{ readonly locale: Locale | undefined; readonly muted: readonly Notice[] } | undefined> => {
  const [row] = await preferences(db, { personId });
  return row && { locale: row.locale ?? undefined, muted: row.muted.flatMap((name) => noticeOf(name) ?? []) };
};

const setMuted = command((db, t, p: { personId: string; muted: readonly string[] }) =>
  db.update(t.person).set({ muted: p.muted }).where(eq(t.person.id, p.personId)),
);
/** Turns a kind of message on or off for a person. */
export const hear = async (tx: Tx, of: { personId: string; notice: Notice; on: boolean }): Promise<void> => {
  const { personId, notice, on } = of;
  const others = ((await preferencesOf(tx, personId))?.muted ?? []).filter((one) => one !== notice);
  await setMuted(tx, { personId, muted: on ? others : [...others, notice] });
};

const everyone = query((db, t, p: { organisationId: string }) =>
  db
    .select({ id: t.person.id, muted: t.person.muted })
    .from(t.person)
    .where(eq(t.person.organisationId, p.organisationId)),
);
/** The people of an organisation who have turned a kind of message off. */
export const deafTo = async (
  db: Reader,
  of: { organisationId: string; notice: Notice },
): Promise<ReadonlySet<string>> =>
  new Set((await everyone(db, of)).filter(({ muted }) => muted.includes(of.notice)).map(({ id }) => id));
