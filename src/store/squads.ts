import { asc, eq } from "drizzle-orm";
import { query } from "./statement.ts";

/** The squads that reserved seats on a shift, the first first. */
export const squadsOn = query((db, t, p: { shiftId: string }) =>
  db
    .select({ id: t.squad.id, associationId: t.squad.associationId, name: t.association.name, seats: t.squad.seats })
    .from(t.squad)
    .innerJoin(t.association, eq(t.association.id, t.squad.associationId))
    .where(eq(t.squad.shiftId, p.shiftId))
    .orderBy(asc(t.squad.createdAt), asc(t.squad.id)),
);
