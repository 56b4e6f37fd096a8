import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { shiftIn } from "../../src/bot/lookup.ts";
import { button, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { type Scheduled, spanOf } from "../../src/domain/shift.ts";
import { tellAbsence } from "../../src/store/signup/absences.ts";
import { cancelSignUp } from "../../src/store/signup/seating.ts";
import { signUpOf } from "../../src/store/signup/signups.ts";

/** The shift, if the actor comes to it and it is not over. */
const comingTo = async (context: Writing): Promise<Scheduled> => {
  const { tx, campaign, actor, arg, at } = context;
  const shift = await shiftIn(context, arg);
  const mine = await signUpOf(tx, { shiftId: arg, personId: actor.personId });
  if (mine?.state !== "going") throw new UserError("error.not-signed-up");
  if (shift.activity.cancelled) throw new UserError("error.cancelled");
  const { to } = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone);
  if (to <= at) throw new UserError("error.over");
  return shift;
};

/** `late:SHIFT`, passed on to who runs the shift. */
const late: Action = {
  name: "late",
  handler: {
    kind: "write",
    answers: "private",
    run: async (context) => {
      const { tx, campaign, actor, at, words } = context;
      const shift = await comingTo(context);
      const told = await tellAbsence(tx, campaign, shift, { kind: "late", personId: actor.personId, at });
      return message(text(words.say(told ? "reminding.late.done" : "reminding.late.again")));
    },
  },
};

/** `cannot:SHIFT`, gives the place up and passes it on. */
const cannot: Action = {
  name: "cannot",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, campaign, actor, arg, at, words } = context;
      const shift = await comingTo(context);
      await cancelSignUp(tx, { campaign, shiftId: arg, personId: actor.personId, at });
      await tellAbsence(tx, campaign, shift, { kind: "cannot", personId: actor.personId, at });
      const anyway = button(`signup-again:${arg}`, words.say("reminding.button.anyway"));
      return message(text(words.say("reminding.cannot.done"), [anyway]));
    },
  },
};

export const absenceActions: readonly Action[] = [late, cannot];
