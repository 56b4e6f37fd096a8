import { and, eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import { UserError } from "../domain/error.ts";
import { free, type Scheduled } from "../domain/shift.ts";
import { note } from "./audit.ts";
import { markStale } from "./posts.ts";
import { openShift, type Seat } from "./seating.ts";
import type { Tx } from "./store.ts";
import type { Tables } from "./tables.ts";

/** What an association wants: seats on a shift, beside those it has reserved there already. */
type Reservation = Seat & { readonly associationId: string; readonly seats: number };

/** Reserves seats for a squad; nobody in line is overtaken. UserError where they don't fit, or nobody can sign up. */
export const reserveSeats = async (tx: Tx, t: Tables, wish: Reservation): Promise<Scheduled> => {
  const { campaign, shiftId, associationId, seats, personId, at } = wish;
  const shift = await openShift(tx, wish);
  const room = shift.waiting > 0 ? 0 : free(shift);
  if (room !== undefined && seats > room) throw new UserError("error.no-room", { count: room });
  const { organisationId } = campaign;
  const [before] = await tx
    .select({ id: t.squad.id, seats: t.squad.seats })
    .from(t.squad)
    .where(and(eq(t.squad.shiftId, shiftId), eq(t.squad.associationId, associationId)))
    .limit(1);
  if (before) {
    const more = { seats: before.seats + seats, confirmedAt: null };
    await tx.update(t.squad).set(more).where(eq(t.squad.id, before.id));
  } else {
    const squad = { id: nanoid(), organisationId, shiftId, associationId, seats, createdBy: personId, createdAt: at };
    await tx.insert(t.squad).values(squad);
  }
  await note(tx, { organisationId, actorId: personId, verb: "reserve", subject: shiftId, at });
  await markStale(tx, { organisationId, day: shift.activity.day, activityId: shift.activity.id, shiftId });
  return { ...shift, reserved: shift.reserved + seats };
};
