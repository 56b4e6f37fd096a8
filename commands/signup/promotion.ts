import type { Action } from "../../src/bot/command.ts";
import { message, text } from "../../src/chat/index.ts";
import { shiftOf } from "../../src/store/activity/activities.ts";
import { cancelSignUp, confirmSeat } from "../../src/store/signup/seating.ts";
import { signUpOf } from "../../src/store/signup/signups.ts";
import { detailSpans, signedUpButtons } from "../../src/views/confirmation.ts";

/** `promotion-yes:SHIFT` keeps a place that fell free, or takes it if it was offered to all who wait. */
const accept: Action = {
  name: "promotion-yes",
  handler: {
    kind: "write",
    answers: "update",
    run: async ({ tx, campaign, actor, arg, at, today, words }) => {
      const held = await confirmSeat(tx, { campaign, shiftId: arg, personId: actor.personId, at });
      const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId: arg });
      if (held && shift) {
        const details = detailSpans(shift, { at, today, campaign }, words);
        const kept = [{ bold: words.say("signup.promotion.kept") }, "\n", ...details];
        return message(text(kept, signedUpButtons(shift, { at, today, campaign }, words)));
      }
      const waiting = (await signUpOf(tx, { shiftId: arg, personId: actor.personId }))?.state === "waiting";
      return message(text(words.say(waiting ? "signup.promotion.gone" : "signup.promotion.late")));
    },
  },
};

/** `promotion-no:SHIFT` gives it to the next in line. */
const decline: Action = {
  name: "promotion-no",
  handler: {
    kind: "write",
    answers: "update",
    run: async ({ tx, campaign, actor, arg, at, words }) => {
      await cancelSignUp(tx, { campaign, shiftId: arg, personId: actor.personId, at });
      return message(text(words.say("signup.promotion.declined")));
    },
  },
};

export const promotionActions: readonly Action[] = [accept, decline];
