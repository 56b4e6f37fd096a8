import type { Campaign } from "../domain/organisation.ts";
import { nextWaking, promotionAt } from "../domain/queue.ts";
import { free, type Scheduled, spanOf } from "../domain/shift.ts";
import { shiftOf } from "./activities.ts";
import { addPosts, type NewPost, URGENCY } from "./posts.ts";
import { changeSignUp, type SignUp, signUpsOf } from "./signups.ts";
import type { Tx } from "./store.ts";

/**
 * Offers a shift's free seats to those who wait, in strict order: nobody behind is asked while the first in line doesn't
 * fit. Close to the start, and while it is on, everyone waiting is asked and the first press wins. The shift's row is held
 * by the caller.
 */
export const promote = async (tx: Tx, campaign: Campaign, shiftId: string, at: Date): Promise<void> => {
  const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
  if (!shift || shift.closed || shift.activity.cancelled || shift.waiting === 0) return;
  const { from, to } = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone);
  if (to <= at) return;
  const waiting = (await signUpsOf(tx, { shiftId })).filter(({ state }) => state === "waiting");
  const how = promotionAt(at, from, campaign.hours, campaign.zone);
  let room = free(shift) ?? Number.POSITIVE_INFINITY;
  if (how.kind === "first-press") {
    const asked = waiting.filter(({ seats }) => seats <= room);
    await addPosts(
      tx,
      asked.map((s) => offer(campaign, shift, s, "seat-free", at, to)),
      at,
    );
    return;
  }
  for (const next of waiting) {
    if (next.seats > room) return;
    room -= next.seats;
    await changeSignUp(tx, { ...next, state: "going", confirmBy: how.until });
    await addPosts(tx, [offer(campaign, shift, next, "promotion", at, how.until)], at);
  }
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
