import type { Reading } from "../../src/bot/context.ts";
import { draftIn } from "../../src/bot/drafts.ts";
import { field } from "../../src/bot/fields.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { type Field, MENU } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import type { Plan } from "../../src/store/delivery/reminders.ts";
import { recurrenceWords } from "../../src/views/recurrence.ts";
import { activityChoice } from "../activity/pick.ts";
import { reminderIn } from "./mine.ts";
import { DRAFT, type Draft, planTyped, preview } from "./plan.ts";
import { myActivities, targetChoices, targetValue } from "./where.ts";

/** What the form begins with: nothing, a draft (`d:ID`) or a reminder that stands (`r:ID`). */
const begun = async (
  context: Reading,
): Promise<{ readonly plan: Plan | undefined; readonly id: string | undefined }> => {
  const [kind = "", which = ""] = context.arg.split(":");
  if (kind === "d") {
    const draft = await draftIn(context, DRAFT, which);
    return { plan: draft, id: draft.id };
  }
  const plan = kind === "r" ? await reminderIn(context, which) : undefined;
  return { plan, id: plan?.id };
};

const fields = async (context: Reading, plan: Plan | undefined): Promise<readonly Field[]> => {
  const { values, words } = context;
  const where = await targetChoices(context, MENU);
  if (where.length === 0) throw new UserError("error.not-allowed");
  const value = plan ? targetValue(plan.target) : values.to;
  const about = plan && "activityId" in plan.recurrence ? plan.recurrence.activityId : values.about;
  const activities = (await myActivities(context)).slice(0, MENU).map((shift) => activityChoice(shift, context));
  const known = (choices: typeof where, one: string | undefined) =>
    choices.find((choice) => choice.value === one)?.value;
  const details = { kind: "choice", choices: activities, value: known(activities, about) } as const;
  return [
    field("when", "reminder.form.when", words, {
      required: true,
      value: plan ? recurrenceWords(plan.recurrence, words) : values.when,
      hint: words.say("reminder.form.whenHint"),
    }),
    field("to", "reminder.form.to", words, {
      kind: "choice",
      required: true,
      choices: where,
      value: known(where, value),
    }),
    field("text", "reminder.form.text", words, { kind: "paragraph", required: true, value: plan?.text ?? values.text }),
    ...(activities.length > 0 ? [field("about", "reminder.form.about", words, details)] : []),
  ];
};

/** When, to whom and what; what is understood is shown before it is kept. */
export const reminderSheet: Sheet<Draft> = {
  name: "reminder-edit",
  answers: "private",
  ask: async (context) => {
    const { plan } = await begun(context);
    return { arg: context.arg, title: context.words.say("reminder.form.title"), fields: await fields(context, plan) };
  },
  read: async (context) => ({ ...(await planTyped(context)), id: (await begun(context)).id }),
  write: preview,
};

export const formActions = sheetActions(reminderSheet);
