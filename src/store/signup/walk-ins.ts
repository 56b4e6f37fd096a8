import { and, asc, eq, sql } from "drizzle-orm";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

/** People of an association, or of a partner known by name, who are at a shift by number only. */
export type WalkIns = { readonly name: string; readonly associationId: string | undefined; readonly people: number };

const ofShift = query((db, t, p: { shiftId: string }) =>
  db
    .select({
      party: t.walkIn.party,
      associationId: t.walkIn.associationId,
      association: t.association.name,
      people: t.walkIn.people,
    })
    .from(t.walkIn)
    .leftJoin(t.association, eq(t.association.id, t.walkIn.associationId))
    .where(eq(t.walkIn.shiftId, p.shiftId))
    .orderBy(asc(t.walkIn.party)),
);
export const walkInsOn = async (db: Reader, of: { shiftId: string }): Promise<readonly WalkIns[]> =>
  (await ofShift(db, of)).map(({ party, associationId, association, people }) => ({
    name: association ?? party,
    associationId: associationId ?? undefined,
    people,
  }));

const drop = command((db, t, p: { shiftId: string; party: string }) =>
  db.delete(t.walkIn).where(and(eq(t.walkIn.shiftId, p.shiftId), eq(t.walkIn.party, p.party))),
);
const put = command(
  (
    db,
    t,
    p: { shiftId: string; party: string; associationId: string | null; organisationId: string; people: number },
  ) =>
    db
      .insert(t.walkIn)
      .values({
        shiftId: p.shiftId,
        party: p.party,
        associationId: p.associationId,
        organisationId: p.organisationId,
        people: p.people,
      })
      .onConflictDoUpdate({ target: [t.walkIn.shiftId, t.walkIn.party], set: { people: p.people } }),
);

const sum = command((db, t, p: { shiftId: string }) =>
  db
    .update(t.shift)
    .set({ byNumber: sql`(select coalesce(sum(people), 0) from walk_in where shift_id = ${p.shiftId})` })
    .where(eq(t.shift.id, p.shiftId)),
);

/** Says how many of each of these parties are at a shift; 0 takes one off. The shift's row is held by the caller. */
export const setWalkIns = async (
  tx: Tx,
  of: { readonly shiftId: string; readonly organisationId: string },
  parties: readonly WalkIns[],
): Promise<void> => {
  for (const { name, associationId, people } of parties) {
    const party = associationId ?? name;
    if (people === 0) await drop(tx, { shiftId: of.shiftId, party });
    else await put(tx, { ...of, party, associationId: associationId ?? null, people });
  }
  await sum(tx, of);
};
