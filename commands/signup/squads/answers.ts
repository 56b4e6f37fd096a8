import type { Action } from "../../../src/bot/command.ts";
import type { Reading, Writing } from "../../../src/bot/context.ts";
import { button, type Message, message, text } from "../../../src/chat/index.ts";
import { keepSquad } from "../../../src/store/signup/reserving.ts";
import { namedIn } from "../../../src/store/signup/squads.ts";
import { squadMessage } from "../../../src/views/squad.ts";
import { takeSeat } from "../seat.ts";
import { resized } from "./reserve.ts";
import { mayJoin, mySquad, squadIn } from "./rights.ts";

/** `squad-join:SQUAD` takes one of its seats by name; where all have one, an open seat, or a turn in line for either. */
const join = async (context: Writing): Promise<Message> => {
  const { words } = context;
  const { squad, shift } = await squadIn(context, context.arg);
  if (!(await mayJoin(context, squad))) {
    return message(
      text(words.say("squad.others", { association: squad.name }), [
        button(`signup:${shift.id}`, words.say("schedule.button.signup"), "primary"),
      ]),
    );
  }
  return takeSeat(context, shift.id, 1, { overlapAccepted: false, squad });
};

/** `squad-keep:SQUAD`: the seats stand, also without names. */
const keep = async (context: Writing): Promise<Message> => {
  const { tx, at, words } = context;
  const { squad, shift } = await mySquad(context, context.arg);
  await keepSquad(tx, { squad, at });
  const notice = words.say("squad.kept");
  return squadMessage(
    { squad: { ...squad, confirmedAt: at }, shift, named: await namedIn(tx, squad.id), notice },
    words,
  );
};

/** `squad-back:SQUAD`, and with `:yes` where people wait: what they are offered can't be taken back. */
const back = async (context: Writing): Promise<Message> => {
  const { tx, words } = context;
  const [id = "", yes] = context.arg.split(":");
  const { squad, shift } = await mySquad(context, id);
  const free = squad.seats - (await namedIn(tx, id));
  if (shift.waiting === 0 || free <= 0 || yes) return resized(context, id, 0);
  return message(
    text(words.say("squad.backAsk", { count: free }), [
      button(`squad-back:${id}:yes`, words.say("squad.button.back"), "danger"),
      button(`squad-show:${id}`, words.say("squad.button.hold"), "primary"),
    ]),
  );
};

/** `squad-show:SQUAD`: how it stands. */
const show = async (context: Reading): Promise<Message> => {
  const { squad, shift } = await mySquad(context, context.arg);
  const notice = context.words.say("activity.kept");
  return squadMessage({ squad, shift, named: await namedIn(context.db, squad.id), notice }, context.words);
};

export const answerActions: readonly Action[] = [
  { name: "squad-join", handler: { kind: "write", answers: "private", run: join } },
  { name: "squad-keep", handler: { kind: "write", answers: "update", run: keep } },
  { name: "squad-show", handler: { kind: "read", answers: "update", run: show } },
  {
    name: "squad-back",
    handler: { kind: "write", answers: "update", run: back },
  },
];
