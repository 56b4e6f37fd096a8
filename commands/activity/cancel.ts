import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import type { Message } from "../../src/chat/index.ts";
import { factsOf } from "../../src/store/activity/planned.ts";
import { propose } from "./proposal.ts";
import { mineToChange } from "./rights.ts";

/** Cancelling is asked about even where nobody is signed up: it is the one change that looks like an end. */
const turn = async (context: Writing, cancelled: boolean): Promise<Message> => {
  const { words } = context;
  const planned = await mineToChange(context, context.arg);
  const { version } = planned.activity;
  const asks = [words.say(cancelled ? "activity.cancelAsk" : "activity.restoreAsk", { title: planned.activity.title })];
  return propose(context, { planned, version, facts: { ...factsOf(planned), cancelled }, asks, notes: [] });
};

/** `activity-cancel:ID` and `activity-restore:ID` ask, saying who will be told. */
export const cancelActions: readonly Action[] = [
  { name: "activity-cancel", handler: { kind: "write", answers: "private", run: (context) => turn(context, true) } },
  { name: "activity-restore", handler: { kind: "write", answers: "private", run: (context) => turn(context, false) } },
];
