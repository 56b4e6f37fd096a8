import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import { dropDraft, takeDraft } from "../../src/bot/drafts.ts";
import { message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { addReminder, changeReminder, nextMoments } from "../../src/store/delivery/reminders.ts";
import { listReminders } from "./list.ts";
import { reminderIn } from "./mine.ts";
import { DRAFT, preview } from "./plan.ts";
import { mustRemind } from "./where.ts";

/** `reminder-save:DRAFT`, the yes to a preview; `reminder-preview:DRAFT` takes the hour that was offered. */
export const savingActions: readonly Action[] = [
  {
    name: "reminder-save",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        const { tx, campaign, actor, at, arg, words } = context;
        const { id: changed, ...plan } = await takeDraft(context, DRAFT, arg);
        await mustRemind(context, plan.target);
        if ((await nextMoments(tx, campaign, plan.recurrence, at, 1)).length === 0)
          throw new UserError("reminder.past");
        const { organisationId } = campaign;
        const { personId } = actor;
        if (changed) await changeReminder(tx, { ...plan, id: (await reminderIn(context, changed)).id, at });
        const id = changed ?? (await addReminder(tx, { ...plan, organisationId, personId, at }));
        await audit(context, "reminder", id);
        return listReminders(context, [text(words.say("reminder.saved"))]);
      },
    },
  },
  {
    name: "reminder-preview",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        return preview(context, await takeDraft(context, DRAFT, context.arg));
      },
    },
  },
  {
    name: "reminder-forget",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        await dropDraft(context, context.arg);
        return message(text(context.words.say("reminder.forgotten")));
      },
    },
  },
];
