import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import type { Association } from "../../src/domain/organisation.ts";
import type { Scheduled } from "../../src/domain/shift.ts";
import { countedIn, membershipsOf } from "../../src/store/roles.ts";
import { cancelSignUp, type Seated, signUp } from "../../src/store/seating.ts";
import { firstContactBlock, goingMessage, waitingMessage } from "../../src/views/confirmation.ts";
import { shiftSentence, shiftWords } from "../../src/views/shift.ts";
import { keepConfirmation } from "./keep.ts";
import { squadIn } from "./squads/rights.ts";

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
  const { tx, campaign, actor, at, words } = context;
  const memberships = actor.known ? await membershipsOf(tx, actor.personId) : [];
  const seated = await signUp(tx, {
    campaign,
    shiftId,
    personId: actor.personId,
    at,
    seats,
    associationId: terms.squad?.associationId ?? countedIn(memberships)?.associationId,
    squadId: terms.squad?.id,
    overlapAccepted: terms.overlapAccepted,
  });
  await keepConfirmation(context, seated);
  const said = answer(seated, seats, terms, context);
  const seatTaken = seated.kind === "going" || seated.kind === "waiting";
  if (actor.known || !seatTaken) return said;
  return message(...said.blocks, firstContactBlock(hostsOf(seated.shift), words));
};

const hostsOf = ({ activity }: Scheduled): readonly Association[] =>
  activity.hosts.flatMap(({ associationId, name }) =>
    associationId ? [{ id: associationId, name, kind: "geographic" as const }] : [],
  );

const answer = (seated: Seated, seats: number, { squad }: Terms, context: Writing): Message => {
  const { words, at, today, campaign } = context;
  const { shift } = seated;
  switch (seated.kind) {
    case "going":
      return goingMessage(shift, seats, { at, today, campaign }, words);
    case "waiting":
      return waitingMessage(shift, seated.place, words);
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

/** `signup-anyway:SHIFT:SEATS:SQUAD`, the yes to being in two places; the squad may be empty. */
const anyway: Action = {
  name: "signup-anyway",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [shiftId = "", seats = "1", squadId] = context.arg.split(":");
      const squad = squadId ? (await squadIn(context, squadId)).squad : undefined;
      const terms = { overlapAccepted: true, squad };
      return takeSeat(context, shiftId, Math.max(1, Number.parseInt(seats, 10) || 1), terms);
    },
  },
};

const keep: Action = {
  name: "signup-no",
  handler: { kind: "read", answers: "update", run: async ({ words }) => message(text(words.say("signup.kept"))) },
};

/** `signup-undo:SHIFT`: gives the place up, and can be undone in turn. */
const undo: Action = {
  name: "signup-undo",
  handler: {
    kind: "write",
    answers: "update",
    run: async ({ tx, campaign, actor, arg, at, words }) => {
      const done = await cancelSignUp(tx, { campaign, shiftId: arg, personId: actor.personId, at });
      const again = [button(`signup-again:${arg}`, words.say("signup.button.again"))];
      return message(text(words.say(done ? "signup.cancelled" : "signup.notOn"), again));
    },
  },
};

const again: Action = {
  name: "signup-again",
  handler: { kind: "write", answers: "update", run: (context) => takeSeat(context, context.arg, 1) },
};

export const seatActions: readonly Action[] = [take, anyway, keep, undo, again];
