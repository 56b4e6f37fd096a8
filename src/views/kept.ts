import type { View } from "../bot/view.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { signUpOf } from "../store/signup/signups.ts";
import { goingMessage, waitingMessage } from "./confirmation.ts";

/** A sign-up's confirmation to keep, as it stands when it is sent; `place` is the place in line that was told. */
export const kept: View = {
  name: "kept",
  show: async ({ shiftId, place }, { db, at, today, campaign, words, personId }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(shiftId) });
    const mine = shift && personId ? await signUpOf(db, { shiftId: shift.id, personId }) : undefined;
    // A place that is only held until an answer is no promise, and the offer says all of it.
    if (!shift || !mine || mine.confirmBy) return undefined;
    if (mine.state === "going") return goingMessage(shift, mine.seats, { at, today, campaign }, words);
    return mine.state === "waiting" ? waitingMessage(shift, Number(place), campaign, words) : undefined;
  },
  // Its reader has just pressed the button.
  wakes: async () => true,
};
