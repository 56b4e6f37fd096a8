import { field, typed } from "../../src/bot/fields.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { choiceTyped, linesTyped, lineTyped, mustHave } from "../../src/bot/typed.ts";
import { ACTIVITY_KINDS } from "../../src/domain/activity.ts";
import { TEXT_LIMITS } from "../../src/domain/text.ts";
import { begunAt } from "./begun.ts";
import { kindChoices } from "./fields.ts";
import { propose, type Wanted } from "./proposal.ts";

/** Title, kind, description, what to bring and whom to ask. */
const text: Sheet<Wanted> = {
  name: "activity-text",
  answers: "private",
  ask: async (context) => {
    const { words } = context;
    const { planned, version, base } = await begunAt(context);
    return {
      arg: `${planned.activity.id}:${version}`,
      title: words.say("activity.button.text"),
      fields: [
        field("title", "activity.form.title", words, { required: true, value: base.title }),
        field("kind", "activity.form.kind", words, {
          kind: "choice",
          required: true,
          value: base.kind,
          choices: kindChoices(words),
        }),
        field("description", "activity.form.description", words, { kind: "paragraph", value: base.description }),
        field("bring", "activity.form.bring", words, { value: base.bring }),
        field("contact", "activity.form.contact", words, {
          value: base.contact,
          hint: words.say("activity.form.contactHint"),
        }),
      ],
    };
  },
  read: async (context) => {
    const { planned, version, base } = await begunAt(context);
    const title = typed(context, "title", "activity.form.title");
    const facts = {
      ...base,
      title: mustHave(title, lineTyped(title, TEXT_LIMITS.title)),
      kind: choiceTyped(typed(context, "kind", "activity.form.kind"), ACTIVITY_KINDS),
      description:
        linesTyped(typed(context, "description", "activity.form.description"), TEXT_LIMITS.description) ?? "",
      bring: lineTyped(typed(context, "bring", "activity.form.bring"), TEXT_LIMITS.title),
      contact: lineTyped(typed(context, "contact", "activity.form.contact"), TEXT_LIMITS.title),
    };
    return { planned, version, facts, asks: [], notes: [] };
  },
  write: propose,
};

export const textActions = sheetActions(text);
