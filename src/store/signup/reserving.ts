import { nanoid } from "nanoid";
import { UserError } from "../../domain/error.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { free, type Scheduled, spanOf } from "../../domain/shift.ts";
import { shiftOf } from "../activity/activities.ts";
import { markStale } from "../delivery/posts.ts";
import { note } from "../organisation/audit.ts";
import { lockShift } from "../row-lock.ts";
import type { Tx } from "../store.ts";
import type { Tables } from "../tables.ts";
import { promote } from "./promotion.ts";
import { openShift, type Seat } from "./seating.ts";
import { confirmSquad, namedIn, type Squad, sizeSquad, squadsOn } from "./squads.ts";

/** What an association wants: seats on a shift, beside those it has reserved there already. */
type Reservation = Seat & { readonly associationId: string; readonly seats: number };

/** Whoever reserves this close to the start, in milliseconds, is not asked again whether the seats stand. */
export const ASKED_BEFORE = 48 * 3_600_000;
/** Seats that nobody confirmed are released this long before the start, in milliseconds. */
export const RELEASED_BEFORE = 12 * 3_600_000;

/** Reserves seats for a squad; nobody in line is overtaken. UserError where they don't fit, or nobody can sign up. */
export const reserveSeats = async (tx: Tx, t: Tables, wish: Reservation): Promise<Scheduled> => {
  const { campaign, shiftId, associationId, seats, personId, at } = wish;
  const shift = await openShift(tx, wish);
  const room = shift.waiting > 0 ? 0 : free(shift);
  if (room !== undefined && seats > room) throw noRoom(room);
  const { organisationId } = campaign;
  const before = (await squadsOn(tx, { shiftId })).find((squad) => squad.associationId === associationId);
  const confirmedAt = isLate(campaign, shift, at) ? at : null;
  if (before) await sizeSquad(tx, { id: before.id, seats: before.seats + seats, confirmedAt });
  else {
    const squad = { id: nanoid(), organisationId, shiftId, associationId, seats, createdBy: personId, createdAt: at };
    await tx.insert(t.squad).values({ ...squad, confirmedAt });
  }
  await noteReserved(tx, campaign, shift, personId, at);
  return { ...shift, reserved: shift.reserved + seats };
};

const noRoom = (count: number): UserError =>
  count > 0 ? new UserError("error.no-room", { count }) : new UserError("squad.full");

const isLate = (campaign: Campaign, { activity, start, end }: Scheduled, at: Date): boolean =>
  spanOf(activity.day, start, end, campaign.zone).from.getTime() - at.getTime() <= ASKED_BEFORE;

const noteReserved = async (
  tx: Tx,
  { organisationId }: Campaign,
  { id: shiftId, activity }: Scheduled,
  actorId: string | undefined,
  at: Date,
): Promise<void> => {
  await note(tx, { organisationId, actorId, verb: "reserve", subject: shiftId, at });
  await markStale(tx, { organisationId, day: activity.day, activityId: activity.id, shiftId });
};

/** What is done to a squad's seats, and by whom: nobody where the bot releases them. */
type Resizing = {
  readonly campaign: Campaign;
  readonly squad: Squad;
  readonly seats: number;
  readonly personId: string | undefined;
  readonly at: Date;
};

/**
 * Gives a squad this many seats, never fewer than have a name; what falls free is offered on. Answers how many it now has.
 * UserError where more don't fit.
 */
export const resizeSquad = async (tx: Tx, { campaign, squad, seats, personId, at }: Resizing): Promise<number> => {
  await lockShift(tx, { shiftId: squad.shiftId });
  const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId: squad.shiftId });
  if (!shift) throw new UserError("error.not-found");
  const now = Math.max(seats, await namedIn(tx, squad.id));
  const room = shift.waiting > 0 ? 0 : free(shift);
  if (room !== undefined && now - squad.seats > room) throw noRoom(room);
  const confirmedAt = isLate(campaign, shift, at) ? at : null;
  await sizeSquad(tx, { id: squad.id, seats: now, confirmedAt });
  await noteReserved(tx, campaign, shift, personId, at);
  if (now < squad.seats) await promote(tx, campaign, shift.id, at);
  return now;
};

/** The association says that its seats stand, whoever comes on them. */
export const keepSquad = async (tx: Tx, { squad, at }: Pick<Resizing, "squad" | "at">): Promise<void> => {
  await confirmSquad(tx, { id: squad.id, at });
};
