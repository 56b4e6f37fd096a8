import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { shiftIn } from "../../src/bot/lookup.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../src/domain/number.ts";
import { type Scheduled, spanOf } from "../../src/domain/shift.ts";
import { countedIn, type Member, membershipsOf } from "../../src/store/people/roles.ts";
import { cancelSignUp, type Seated, signUp } from "../../src/store/signup/seating.ts";
import { signUpOf } from "../../src/store/signup/signups.ts";
import { goingMessage, waitingMessage } from "../../src/views/confirmation.ts";
import { shiftSentence, shiftWords } from "../../src/views/shift.ts";
import { firstContact, isNewcomer } from "./first-contact.ts";
import { keepConfirmation } from "./keep.ts";
import { mayJoin, squadIn } from "./squads/rights.ts";

type Terms = {
  readonly overlapAccepted: boolean;
  readonly squad: { readonly id: string; readonly associationId: string } | undefined;
};
const PLAIN: Terms = { overlapAccepted: false, squad: undefined };

/** Signs the actor up and says what came of it; the first time also what is kept, and asks for the association. */
export const takeSeat = async (
  context: Writing,
  shiftId: string,
  seats: number,
  terms: Terms = PLAIN,
): Promise<Message> => {
  const { tx, campaign, actor, at } = context;
  const memberships = actor.known ? await membershipsOf(tx, actor.personId) : [];
  const newcomer = await isNewcomer(context, memberships);
  const associationId = terms.squad?.associationId ?? countedIn(memberships)?.associationId;
  const seated = await signUp(tx, {
    campaign,
    shiftId,
    personId: actor.personId,
    at,
    seats,
    associationId,
    squadId: terms.squad?.id,
    overlapAccepted: terms.overlapAccepted,
  });
  const kept = await keepConfirmation(context, seated);
  const answered = answer(seated, seats, terms, context);
  // On Discord only the first one: whoever does not get it learns now that nothing else will arrive.
  const direct = kept && context.call.platform === "discord";
  const said = direct ? message(...answered.blocks, text(context.words.say("signup.first.direct"))) : answered;
  if (seated.kind !== "going" && seated.kind !== "waiting") return said;
  if (newcomer) return message(...said.blocks, await firstContact(context, seated.shift.activity.hosts));
  return associationId || memberships.length === 0
    ? said
    : message(...said.blocks, ...askAssociation(seated.shift, memberships, context));
};

/** A person in several branches and no geographic association says for which of them they come. */
const askAssociation = ({ id }: Scheduled, memberships: readonly Member[], { words }: Writing): readonly Block[] => [
  text(words.say("signup.which.for")),
  {
    kind: "select",
    action: `signup-for:${id}`,
    label: words.say("signup.which.label"),
    choices: memberships.map(({ associationId, name }) => ({ value: associationId, label: name })),
  },
];

const answer = (seated: Seated, seats: number, { squad }: Terms, context: Writing): Message => {
  const { words, at, today, campaign } = context;
  const { shift } = seated;
  switch (seated.kind) {
    case "going":
      return goingMessage(shift, seats, { at, today, campaign }, words);
    case "waiting":
      return waitingMessage(shift, seated.place, campaign, words);
    case "already":
      return message(
        text(`${words.say(`signup.already.${seated.state}`)} ${shiftSentence(shift, words)}.`, [
          button("schedule:mine", words.say("schedule.button.mine")),
          button(`guests:${shift.id}`, words.say("signup.button.change")),
          button(`signup-undo:${shift.id}`, words.say("signup.button.cancel")),
        ]),
      );
    case "overlap": {
      const other = shiftWords(seated.other, words);
      return message(
        text(words.say("signup.overlap", { other }), [
          button(`signup-anyway:${shift.id}:${seats}:${squad?.id ?? ""}`, words.say("signup.button.yes"), "primary"),
          button("signup-no", words.say("signup.button.no")),
        ]),
      );
    }
  }
};

/** `signup:SHIFT`, the button under every shift. */
const take: Action = {
  name: "signup",
  handler: { kind: "write", answers: "private", run: (context) => takeSeat(context, context.arg, 1) },
};

/** Seats as a button carries them. */
const seatsIn = (said: string | undefined): number =>
  Math.max(1, wholeNumberOf(said ?? "", 1 + COUNT_LIMITS.other) ?? 1);

/** `signup-anyway:SHIFT:SEATS:SQUAD`, the yes to being in two places; the squad may be empty. */
const anyway: Action = {
  name: "signup-anyway",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [shiftId = "", seats, squadId] = context.arg.split(":");
      const squad = squadId ? (await squadIn(context, squadId)).squad : undefined;
      if (squad && (squad.shiftId !== shiftId || !(await mayJoin(context, squad))))
        throw new UserError("error.not-found");
      const terms = { overlapAccepted: true, squad };
      return takeSeat(context, shiftId, seatsIn(seats), terms);
    },
  },
};

const keep: Action = {
  name: "signup-no",
  handler: { kind: "read", answers: "update", run: async ({ words }) => message(text(words.say("signup.kept"))) },
};

/** `signup-undo:SHIFT`: gives the place up, and can be undone in turn. What is over stays as it was. */
const undo: Action = {
  name: "signup-undo",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, campaign, actor, arg, at, words } = context;
      const shift = await shiftIn(context, arg);
      if (spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).to <= at) throw new UserError("error.over");
      const before = await signUpOf(tx, { shiftId: arg, personId: actor.personId });
      const done = await cancelSignUp(tx, { campaign, shiftId: arg, personId: actor.personId, at });
      const again = button(`signup-again:${arg}:${done ? before?.seats : 1}`, words.say("signup.button.again"));
      return message(
        text(words.say(done ? "signup.cancelled" : "signup.notOn"), shift.activity.cancelled ? [] : [again]),
      );
    },
  },
};

/** `signup-again:SHIFT:SEATS`, the undo of an undo. */
const again: Action = {
  name: "signup-again",
  handler: {
    kind: "write",
    answers: "update",
    run: (context) => {
      const [shiftId = "", seats] = context.arg.split(":");
      return takeSeat(context, shiftId, seatsIn(seats));
    },
  },
};

export const seatActions: readonly Action[] = [take, anyway, keep, undo, again];
