import type { Action, Command, Handler } from "../src/bot/command.ts";
import type { Reading, Writing } from "../src/bot/context.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import { type Choice, type Message, message, text } from "../src/chat/index.ts";
import { dayMeant, isDate } from "../src/domain/dayword.ts";
import { UserError } from "../src/domain/error.ts";
import { shiftsMeant } from "../src/domain/search.ts";
import { type Scheduled, spanOf } from "../src/domain/shift.ts";
import { quoted } from "../src/domain/text.ts";
import { scheduleBetween } from "../src/store/activity/activities.ts";
import { shiftChoice } from "../src/views/confirmation.ts";
import { associationChoices } from "./association/named.ts";
import { absenceActions } from "./signup/absence.ts";
import { alarmActions } from "./signup/alarm.ts";
import { guestActions, guestsTyped } from "./signup/guests.ts";
import { memberActions } from "./signup/member.ts";
import { promotionActions } from "./signup/promotion.ts";
import { seatActions, takeSeat } from "./signup/seat.ts";
import { answerActions } from "./signup/squads/answers.ts";
import { reserve, reserveActions } from "./signup/squads/reserve.ts";
import { ownAssociations, reservesFor } from "./signup/squads/rights.ts";

/** The shifts one can still sign up to, in time order. */
const openShifts = async ({ db, campaign, today, at }: Reading): Promise<readonly Scheduled[]> => {
  const to = campaign.lastDay < today ? today : campaign.lastDay;
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: today, to });
  return shifts.filter(
    (shift) =>
      !shift.activity.cancelled &&
      !shift.closed &&
      spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).to > at,
  );
};

const menu = (ask: string, shifts: readonly Scheduled[], action: string, context: Reading): Message => {
  const { words } = context;
  if (shifts.length === 0) return message(text(words.say("signup.choose.empty")));
  const choices = shifts.slice(0, 25).map((shift) => shiftChoice(shift, words));
  return message(text(ask), {
    kind: "select",
    action,
    label: words.say("signup.choose.label"),
    choices,
  });
};

const fitting = (open: readonly Scheduled[], said: string, context: Reading): readonly Scheduled[] => {
  const exact = open.filter(({ id }) => id === said);
  if (exact.length > 0) return exact;
  return shiftsMeant(open, said, context.today);
};

const guestsIn = (said: string | undefined): number => (said === undefined ? 0 : guestsTyped(said));

const signUpByWords = async (context: Writing): Promise<Message> => {
  const said = context.values.activity ?? "";
  const guests = guestsIn(context.values.guests);
  if (isDate(said) && !dayMeant(said, context.today)) throw new UserError("error.no-such-day", { said: quoted(said) });
  const open = await openShifts(context);
  const found = fitting(open, said, context);
  const [only] = found;
  if (only && found.length === 1) return takeSeat(context, only.id, 1 + guests);
  const ask = context.words.say(found.length > 0 ? "signup.choose.many" : "signup.choose.none", { said: quoted(said) });
  return menu(ask, found.length > 0 ? found : open, `signup-choose:${guests}`, context);
};

/** `squad:4`: seats for an association, not for oneself. */
const reserveByWords = async (context: Writing): Promise<Message> => {
  const said = context.values.activity ?? "";
  const seats = guestsIn(context.values.squad);
  const association = await reservesFor(context, context.values.association);
  const open = await openShifts(context);
  const found = said === "" ? [] : fitting(open, said, context);
  const [only] = found;
  if (only && found.length === 1) return reserve(context, only.id, association, seats);
  const key = said === "" ? "signup.choose.ask" : found.length > 0 ? "signup.choose.many" : "signup.choose.none";
  const shown = found.length > 0 ? found : open;
  return menu(
    context.words.say(key, { said: quoted(said) }),
    shown,
    `squad-choose:${seats}:${association.id}`,
    context,
  );
};

const complete = async (context: Reading, typed: string): Promise<readonly Choice[]> => {
  const open = await openShifts(context);
  const found = typed.trim() === "" ? open : fitting(open, typed, context);
  return found.slice(0, 25).map((shift) => shiftChoice(shift, context.words));
};

export const signup: Command = {
  spec: describeCommand("signup", "command.signup.about", [
    option("activity", "rest", "command.signup.activity", { completed: true }),
    option("guests", "number", "command.signup.guests"),
    option("squad", "number", "command.signup.squad"),
    option("association", "word", "command.signup.association", { completed: true }),
  ]),
  handler: ({ activity, guests, squad }): Handler => {
    if (squad !== undefined) return { kind: "write", answers: "private", run: reserveByWords };
    return activity
      ? { kind: "write", answers: "private", run: signUpByWords }
      : {
          kind: "read",
          answers: "private",
          run: async (context) =>
            menu(
              context.words.say("signup.choose.ask"),
              await openShifts(context),
              `signup-choose:${guestsIn(guests)}`,
              context,
            ),
        };
  },
  complete: async (context, name, typed) => {
    if (name === "activity") return complete(context, typed);
    const own = name === "association" ? await ownAssociations(context) : [];
    return associationChoices(own, typed);
  },
};

/** `signup-choose:GUESTS`, a menu of shifts. */
const choose: Action = {
  name: "signup-choose",
  handler: {
    kind: "write",
    answers: "update",
    run: (context) => takeSeat(context, context.values.value ?? "", 1 + guestsIn(context.arg || undefined)),
  },
};

export const signupActions: readonly Action[] = [
  choose,
  ...seatActions,
  ...guestActions,
  ...memberActions,
  ...promotionActions,
  ...reserveActions,
  ...answerActions,
  ...absenceActions,
  ...alarmActions,
];
