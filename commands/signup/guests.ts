import type { Reading } from "../../src/bot/context.ts";
import { field } from "../../src/bot/fields.ts";
import { shiftIn } from "../../src/bot/lookup.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../src/domain/number.ts";
import { changeSeats } from "../../src/store/signup/seating.ts";
import { type SignUp, signUpOf } from "../../src/store/signup/signups.ts";
import { goingMessage } from "../../src/views/confirmation.ts";

/** How many come along, as typed; UserError where that is no count. */
export const guestsTyped = (said: string): number => {
  const guests = wholeNumberOf(said, COUNT_LIMITS.other);
  if (guests === undefined) throw new UserError("error.not-a-number", { max: COUNT_LIMITS.other });
  return guests;
};

const mine = async (context: Reading): Promise<SignUp> => {
  const { db, actor, arg } = context;
  await shiftIn(context, arg);
  const signUp = await signUpOf(db, { shiftId: arg, personId: actor.personId });
  if (signUp?.state !== "going" && signUp?.state !== "waiting") throw new UserError("error.not-signed-up");
  return signUp;
};

/** `guests:SHIFT` asks how many come along. */
const guestSheet: Sheet<number> = {
  name: "guests",
  ask: async (context) => {
    const { arg, words } = context;
    const { seats } = await mine(context);
    const details = { required: true, value: String(seats - 1), hint: words.say("signup.guests.hint") };
    return {
      arg,
      title: words.say("signup.guests.title"),
      fields: [field("guests", "signup.guests.label", words, details)],
    };
  },
  answers: "private",
  read: async (context) => {
    await mine(context);
    return guestsTyped(context.values.guests ?? "");
  },
  write: async ({ tx, campaign, actor, arg, at, today, words }, guests) => {
    const seats = 1 + guests;
    const shift = await changeSeats(tx, { campaign, shiftId: arg, personId: actor.personId, at, seats });
    const { state } = (await signUpOf(tx, { shiftId: arg, personId: actor.personId })) ?? {};
    if (state === "waiting") return message(text(words.say("signup.seats", { count: seats })));
    return goingMessage(shift, seats, { at, today, campaign }, words);
  },
};

export const guestActions = sheetActions(guestSheet);
