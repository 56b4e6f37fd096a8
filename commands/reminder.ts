import type { Action, Command, Handler } from "../src/bot/command.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import { mustOrganise } from "../src/bot/rights.ts";
import { openSheet } from "../src/bot/sheet.ts";
import type { Values } from "../src/chat/index.ts";
import { foldText } from "../src/domain/text.ts";
import { formActions, reminderSheet } from "./reminder/form.ts";
import { listActions, listReminders } from "./reminder/list.ts";
import { planTyped, preview } from "./reminder/plan.ts";
import { savingActions } from "./reminder/saving.ts";
import { targetChoices } from "./reminder/where.ts";

const LIST = new Set(["", "list", "lista"]);
/** Completion looks among so many and shows what fits. */
const MOST = 200;

/** Everything given: a preview; only some of it: the form with that; nothing or `list`: the list. */
const handlerFor = ({ when = "", to, text }: Values): Handler => {
  if (to && text) {
    return {
      kind: "write",
      answers: "private",
      run: async (context) => {
        await mustOrganise(context);
        return preview(context, { ...(await planTyped(context)), id: undefined });
      },
    };
  }
  if (LIST.has(foldText(when)) && !to)
    return { kind: "read", answers: "private", run: (context) => listReminders(context) };
  return {
    kind: "ask",
    run: async (context) => {
      await mustOrganise(context);
      return openSheet(reminderSheet, context);
    },
  };
};

export const reminder: Command = {
  spec: describeCommand(
    "reminder",
    "command.reminder.about",
    [
      option("when", "word", "command.reminder.when"),
      option("to", "word", "command.reminder.to", { completed: true }),
      option("text", "rest", "command.reminder.text"),
      option("about", "word", "command.reminder.activity", { completed: true }),
    ],
    "organisers",
  ),
  handler: handlerFor,
  complete: async (context, name, typed) => {
    if (name !== "to" && name !== "about") return [];
    const choices = await targetChoices(context, MOST);
    const fits = choices.filter(({ label }) => foldText(label).includes(foldText(typed)));
    return (name === "about" ? fits.filter(({ value }) => value.startsWith("activity:")) : fits).slice(0, 25);
  },
};

export const reminderActions: readonly Action[] = [...formActions, ...savingActions, ...listActions];
