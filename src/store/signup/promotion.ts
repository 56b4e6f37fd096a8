import type { Campaign } from "../../domain/organisation.ts";
import { nextWaking, promotionAt } from "../../domain/queue.ts";
import { free, type Scheduled, spanOf } from "../../domain/shift.ts";
import { shiftOf } from "../activity/activities.ts";
import { addPosts, markStale, type NewPost, URGENCY } from "../delivery/posts.ts";
import { note } from "../organisation/audit.ts";
import { lockPerson, lockShift } from "../row-lock.ts";
import type { Tx } from "../store.ts";
import { changeSignUp, type SignUp, signUpsOf } from "./signups.ts";
import { roomIn } from "./squads.ts";

/**
 * Offers a shift's free seats to those who wait, in strict order: nobody behind is asked while the first in line doesn't
 * fit. A squad's seats are its own people's, whoever else waits. Close to the start, and while it is on, everyone waiting
 * is asked and the first press wins. The shift's row is held by the caller.
 */
export const promote = async (tx: Tx, campaign: Campaign, shiftId: string, at: Date): Promise<void> => {
  const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
  if (!shift || shift.closed || shift.activity.cancelled || shift.waiting === 0) return;
  const { from, to } = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone);
  if (to <= at) return;
  const waiting = (await signUpsOf(tx, { shiftId })).filter(({ state }) => state === "waiting");
  const how = promotionAt(at, from, campaign.hours, campaign.zone);
  let room = free(shift) ?? Number.POSITIVE_INFINITY;
  const rooms = await squadRooms(tx, shiftId, waiting);
  const isOwn = ({ squadId, seats }: SignUp): boolean => seats <= (rooms.get(squadId ?? "") ?? 0);
  if (how.kind === "first-press") {
    const asked = waiting.filter((one) => one.seats <= room || isOwn(one));
    await addPosts(
      tx,
      asked.map((s) => offer(campaign, shift, s, "seat-free", at, to)),
      at,
    );
    return;
  }
  const give = async (next: SignUp, squadId: string | undefined): Promise<void> => {
    await changeSignUp(tx, { ...next, squadId, state: "going", confirmBy: how.until });
    await addPosts(tx, [offer(campaign, shift, next, "promotion", at, how.until)], at);
  };
  const others: SignUp[] = [];
  for (const next of waiting) {
    const { squadId = "", seats } = next;
    if (!isOwn(next)) {
      others.push(next);
      continue;
    }
    rooms.set(squadId, (rooms.get(squadId) ?? 0) - seats);
    await give(next, squadId);
  }
  for (const next of others) {
    if (next.seats > room) return;
    room -= next.seats;
    await give(next, undefined);
  }
};

/** The seats without a name of each squad whose people wait. */
const squadRooms = async (tx: Tx, shiftId: string, waiting: readonly SignUp[]): Promise<Map<string, number>> => {
  const rooms = new Map<string, number>();
  for (const squadId of new Set(waiting.flatMap((one) => one.squadId ?? [])))
    rooms.set(squadId, await roomIn(tx, { shiftId, squadId }));
  return rooms;
};

const offer = (
  campaign: Campaign,
  shift: Scheduled,
  { personId }: SignUp,
  view: "promotion" | "seat-free",
  at: Date,
  until: Date,
): NewPost => ({
  organisationId: campaign.organisationId,
  to: { personId },
  view,
  args: { shiftId: shift.id, until: until.toISOString() },
  subject: `shift:${shift.id}`,
  urgency: URGENCY.answer,
  dueAt: nextWaking(at, campaign.hours, campaign.zone),
  until,
});

/**
 * Takes back the places on a shift that were held for an answer until `at` and got none, and offers them to the next.
 * Answers who lost theirs; nobody once the shift has begun or is cancelled.
 */
export const lapseHeld = async (tx: Tx, campaign: Campaign, shiftId: string, at: Date): Promise<readonly string[]> => {
  const isOver = ({ state, confirmBy }: SignUp): boolean =>
    state === "going" && confirmBy !== undefined && confirmBy <= at;
  const likely = (await signUpsOf(tx, { shiftId })).filter(isOver);
  // Person before shift, as everywhere; sorted, so that two processes never wait for each other.
  for (const personId of likely.map((one) => one.personId).sort()) await lockPerson(tx, { personId });
  await lockShift(tx, { shiftId });
  const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
  if (!shift || shift.activity.cancelled) return [];
  if (spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).from <= at) return [];
  const asked = new Set(likely.map(({ personId }) => personId));
  const lapsed = (await signUpsOf(tx, { shiftId })).filter((one) => isOver(one) && asked.has(one.personId));
  if (lapsed.length === 0) return [];
  const { organisationId } = campaign;
  for (const one of lapsed) {
    await changeSignUp(tx, { ...one, state: "cancelled", confirmBy: undefined });
    await note(tx, { organisationId, actorId: one.personId, verb: "lapse", subject: shiftId, at });
  }
  await markStale(tx, { organisationId, day: shift.activity.day, activityId: shift.activity.id, shiftId });
  await promote(tx, campaign, shiftId, at);
  return lapsed.map(({ personId }) => personId);
};
