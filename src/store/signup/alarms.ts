import { and, eq } from "drizzle-orm";
import { command, query } from "../statement.ts";
import type { Reader } from "../store.ts";

/** A person asks to be woken before a shift; asking again changes nothing. */
export const setAlarm = command((db, t, p: { shiftId: string; personId: string; organisationId: string }) =>
  db
    .insert(t.alarm)
    .values({ shiftId: p.shiftId, personId: p.personId, organisationId: p.organisationId })
    .onConflictDoNothing(),
);
export const dropAlarm = command((db, t, p: { shiftId: string; personId: string }) =>
  db.delete(t.alarm).where(and(eq(t.alarm.shiftId, p.shiftId), eq(t.alarm.personId, p.personId))),
);

const going = query((db, t, p: { shiftId: string }) =>
  db
    .select({ personId: t.alarm.personId })
    .from(t.alarm)
    .innerJoin(t.signUp, and(eq(t.signUp.shiftId, t.alarm.shiftId), eq(t.signUp.personId, t.alarm.personId)))
    .where(and(eq(t.alarm.shiftId, p.shiftId), eq(t.signUp.state, "going"))),
);
/** The people going to a shift who asked to be woken. */
export const alarmsOn = async (db: Reader, of: { shiftId: string }): Promise<readonly string[]> =>
  (await going(db, of)).map(({ personId }) => personId);

const one = query((db, t, p: { shiftId: string; personId: string }) =>
  db
    .select({ personId: t.alarm.personId })
    .from(t.alarm)
    .where(and(eq(t.alarm.shiftId, p.shiftId), eq(t.alarm.personId, p.personId))),
);
export const hasAlarm = async (db: Reader, of: { shiftId: string; personId: string }): Promise<boolean> =>
  (await one(db, of)).length > 0;
