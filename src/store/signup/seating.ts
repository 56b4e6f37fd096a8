import { addDays } from "../../domain/day.ts";
import { UserError } from "../../domain/error.ts";
import { dayAt } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { promotionAt } from "../../domain/queue.ts";
import { free, overlaps, type Scheduled, type ShiftSpan, spanOf } from "../../domain/shift.ts";
import { shiftOf } from "../activity/activities.ts";
import { markStale } from "../delivery/posts.ts";
import { note } from "../organisation/audit.ts";
import { lockPerson, lockShift } from "../row-lock.ts";
import type { Tx } from "../store.ts";
import { promote } from "./promotion.ts";
import { changeSignUp, type Held, heldFrom, putSignUp, type SignUp, signUpOf, signUpsOf } from "./signups.ts";
import { roomIn } from "./squads.ts";

/** What every change of a seat is about. */
export type Seat = {
  readonly campaign: Campaign;
  readonly shiftId: string;
  readonly personId: string;
  readonly at: Date;
};

export type Wish = Seat & {
  /** 1 + guests. */
  readonly seats: number;
  readonly associationId: string | undefined;
  readonly squadId: string | undefined;
  /** The person said yes to being in two places at once. */
  readonly overlapAccepted: boolean;
};

/** What became of a wish; `place` is 1 for the first in line. */
export type Seated =
  | { readonly kind: "going"; readonly shift: Scheduled }
  | { readonly kind: "waiting"; readonly shift: Scheduled; readonly place: number }
  | { readonly kind: "already"; readonly shift: Scheduled; readonly state: "going" | "waiting"; readonly seats: number }
  | { readonly kind: "overlap"; readonly shift: Scheduled; readonly other: Scheduled };

/**
 * Signs a person up, or puts them last in line where the seats don't suffice or others wait. Asks (`overlap`) before a
 * second place at the same time. UserError: no such shift, cancelled, closed, or over.
 */
export const signUp = async (tx: Tx, wish: Wish): Promise<Seated> => {
  const { campaign, personId, shiftId, seats } = wish;
  await lockPerson(tx, { personId });
  const shift = await openShift(tx, wish);
  const span = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone);
  const held = await heldFrom(tx, { personId, from: addDays(shift.activity.day, -1) });
  const already = held.find((h) => h.shiftId === shiftId);
  if (already?.state === "waiting" && (await takeOwn(tx, wish, shift))) return { kind: "going", shift };
  if (already)
    return { kind: "already", shift, state: already.state === "waiting" ? "waiting" : "going", seats: already.seats };
  mustHold(shift, seats);
  const clash = wish.overlapAccepted ? undefined : clashing(held, span, campaign);
  const other = clash && (await shiftOf(tx, { campaignId: campaign.id, shiftId: clash.shiftId }));
  if (other) return { kind: "overlap", shift, other };

  const own = wish.squadId !== undefined && (await roomIn(tx, wish)) >= seats;
  const state = own || fitsShift(shift, seats) ? "going" : "waiting";
  // Who waits, waits for a seat of the squad's too; who found an open one takes none of the squad's.
  const squadId = own || state === "waiting" ? wish.squadId : undefined;
  await putSignUp(tx, { ...wish, squadId, organisationId: campaign.organisationId, state, turn: shift.lastTurn + 1 });
  await changed(tx, wish, shift, state === "going" ? "sign-up" : "queue");
  if (state === "going") return { kind: "going", shift: { ...shift, going: shift.going + seats } };
  const place = shift.inLine + 1;
  return { kind: "waiting", shift: { ...shift, waiting: shift.waiting + seats, inLine: place }, place };
};

/** Who waits takes a seat that their squad has without a name; false: there is none. */
const takeOwn = async (tx: Tx, wish: Wish, shift: Scheduled): Promise<boolean> => {
  const mine = await signUpOf(tx, wish);
  if (!mine || wish.squadId === undefined || (await roomIn(tx, wish)) < mine.seats) return false;
  await changeSignUp(tx, { ...mine, squadId: wish.squadId, state: "going", confirmBy: undefined });
  await changed(tx, wish, shift, "sign-up");
  return true;
};

/** Gives up a place or a turn in line; what falls free is offered on. False: there was nothing to give up. */
export const cancelSignUp = async (tx: Tx, seat: Seat): Promise<boolean> => {
  const { mine, shift } = await mySeat(tx, seat);
  if (!mine || (mine.state !== "going" && mine.state !== "waiting")) return false;
  await changeSignUp(tx, { ...mine, state: "cancelled", confirmBy: undefined });
  await changed(tx, seat, shift, "cancel");
  await promote(tx, seat.campaign, shift.id, seat.at);
  return true;
};

/** Changes how many come with a person who has a place. UserError where they don't fit, or there is no such place. */
export const changeSeats = async (tx: Tx, seat: Seat & { readonly seats: number }): Promise<Scheduled> => {
  const { mine, shift } = await mySeat(tx, seat);
  if (!mine || (mine.state !== "going" && mine.state !== "waiting")) throw new UserError("error.not-signed-up");
  mustBeOn(shift, seat);
  const more = seat.seats - mine.seats;
  if (more > 0) mustTake(shift, mine, seat, await roomIn(tx, mine));
  await changeSignUp(tx, { ...mine, seats: seat.seats });
  await changed(tx, seat, shift, "seats");
  if (more < 0) await promote(tx, seat.campaign, shift.id, seat.at);
  return { ...shift, going: mine.state === "going" ? shift.going + more : shift.going };
};

/** Guests overtake nobody either: while others wait, there is no room for more but in one's own squad. */
const mustTake = (shift: Scheduled, mine: SignUp, seat: Seat & { readonly seats: number }, own: number): void => {
  if (shift.closed) throw new UserError("error.closed", {}, browse(seat));
  mustHold(shift, seat.seats);
  const room = shift.waiting > 0 ? 0 : free(shift);
  const more = seat.seats - mine.seats;
  if (mine.state === "waiting" || room === undefined || more <= room || more <= own) return;
  throw room === 0 ? new UserError("error.full") : new UserError("error.no-room", { count: room });
};

/** Refuses more people than the shift holds when it is empty. */
const mustHold = ({ capacity }: Scheduled, seats: number): void => {
  if (capacity !== undefined && seats > capacity) throw new UserError("error.too-many", { count: capacity });
};

/**
 * Keeps a place that fell free for this person, or takes one that is offered to all who wait; false: it is no longer
 * there for them. UserError where the shift is off or over.
 */
export const confirmSeat = async (tx: Tx, seat: Seat): Promise<boolean> => {
  const { mine, shift } = await mySeat(tx, seat);
  mustBeOn(shift, seat);
  const mayHave = mine?.state === "going" || (mine?.state === "waiting" && (await mayTake(tx, seat, shift, mine)));
  if (!mine || !mayHave) return false;
  const isOwn = mine.state === "going" || (await roomIn(tx, mine)) >= mine.seats;
  const squadId = isOwn ? mine.squadId : undefined;
  await changeSignUp(tx, { ...mine, squadId, state: "going", confirmBy: undefined });
  await changed(tx, seat, shift, "confirm");
  return true;
};

/** Where there is room: a squad's own people on its seats, who is first in line, and close to the start whoever presses first. */
const mayTake = async (tx: Tx, { campaign, at }: Seat, shift: Scheduled, mine: SignUp): Promise<boolean> => {
  if (mine.squadId !== undefined && (await roomIn(tx, mine)) >= mine.seats) return true;
  const room = free(shift);
  if (room !== undefined && room < mine.seats) return false;
  const { from } = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone);
  if (promotionAt(at, from, campaign.hours, campaign.zone).kind === "first-press") return true;
  const first = (await signUpsOf(tx, { shiftId: shift.id })).find(({ state }) => state === "waiting");
  return first?.personId === mine.personId;
};

/** The shift, held until the transaction ends. UserError where nobody can sign up to it. */
export const openShift = async (tx: Tx, seat: Seat): Promise<Scheduled> => {
  const shift = await heldShift(tx, seat.campaign, seat.shiftId);
  mustBeOn(shift, seat);
  if (shift.closed) throw new UserError("error.closed", {}, browse(seat));
  return shift;
};

const browse = ({ at, campaign }: Seat) => [
  { action: `schedule:day:${dayAt(at, campaign.zone)}`, label: "schedule.button.open" },
];

/** Refuses what is cancelled or over. */
const mustBeOn = (shift: Scheduled, seat: Seat): void => {
  if (shift.activity.cancelled) throw new UserError("error.cancelled", {}, browse(seat));
  const { to } = spanOf(shift.activity.day, shift.start, shift.end, seat.campaign.zone);
  if (to <= seat.at) throw new UserError("error.over", {}, browse(seat));
};

const heldShift = async (tx: Tx, campaign: Campaign, shiftId: string): Promise<Scheduled> => {
  await lockShift(tx, { shiftId });
  const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
  if (!shift) throw new UserError("error.not-found");
  return shift;
};

const mySeat = async (
  tx: Tx,
  { campaign, personId, shiftId }: Seat,
): Promise<{ mine: SignUp | undefined; shift: Scheduled }> => {
  await lockPerson(tx, { personId });
  const shift = await heldShift(tx, campaign, shiftId);
  return { mine: await signUpOf(tx, { shiftId, personId }), shift };
};

const clashing = (held: readonly Held[], span: ShiftSpan, campaign: Campaign): Held | undefined =>
  held.find((h) => !h.cancelled && overlaps(span, spanOf(h.day, h.start, h.end, campaign.zone)));

/** Nobody overtakes: while others wait, a newcomer waits too. */
const fitsShift = (shift: Scheduled, seats: number): boolean => {
  const room = free(shift);
  return room === undefined || (room >= seats && shift.waiting === 0);
};

const changed = async (tx: Tx, { campaign, personId, at }: Seat, shift: Scheduled, verb: string): Promise<void> => {
  const { organisationId } = campaign;
  await note(tx, { organisationId, actorId: personId, verb, subject: shift.id, at });
  await markStale(tx, { organisationId, day: shift.activity.day, activityId: shift.activity.id, shiftId: shift.id });
};
