import type { Action } from "../../src/bot/command.ts";
import { type Form, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../src/domain/number.ts";
import { shiftOf } from "../../src/store/activities.ts";
import { changeSeats } from "../../src/store/seating.ts";
import { signUpOf } from "../../src/store/signups.ts";
import { goingMessage } from "../../src/views/confirmation.ts";

/** `guests:SHIFT` asks how many come along. */
const ask: Action = {
  name: "guests",
  handler: {
    kind: "ask",
    run: async ({ db, campaign, actor, arg, words }): Promise<Form> => {
      if (!(await shiftOf(db, { campaignId: campaign.id, shiftId: arg }))) throw new UserError("error.not-found");
      const mine = await signUpOf(db, { shiftId: arg, personId: actor.personId });
      if (mine?.state !== "going" && mine?.state !== "waiting") throw new UserError("error.not-signed-up");
      const field = {
        name: "guests",
        label: words.say("signup.guests.label"),
        hint: words.say("signup.guests.hint"),
        kind: "line",
        required: true,
        value: String(mine.seats - 1),
      } as const;
      return { action: `guests-set:${arg}`, title: words.say("signup.guests.title"), fields: [field] };
    },
  },
};

const set: Action = {
  name: "guests-set",
  handler: {
    kind: "write",
    answers: "private",
    run: async ({ tx, campaign, actor, arg, values, at, today, words }) => {
      const guests = wholeNumberOf(values.guests ?? "", COUNT_LIMITS.other);
      if (guests === undefined) throw new UserError("error.not-a-number", { max: COUNT_LIMITS.other });
      const seats = 1 + guests;
      const shift = await changeSeats(tx, { campaign, shiftId: arg, personId: actor.personId, at, seats });
      const mine = await signUpOf(tx, { shiftId: arg, personId: actor.personId });
      if (mine?.state === "waiting") return message(text(words.say("signup.seats", { count: seats })));
      return goingMessage(shift, seats, { at, today, campaign }, words);
    },
  },
};

export const guestActions: readonly Action[] = [ask, set];
