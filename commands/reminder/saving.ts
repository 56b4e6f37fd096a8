import type { Action } from "../../src/bot/command.ts";
import { message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { addReminder, changeReminder, nextMoments } from "../../src/store/delivery/reminders.ts";
import { note } from "../../src/store/organisation/audit.ts";
import { endDraft } from "../../src/store/organisation/drafts.ts";
import { listReminders } from "./list.ts";
import { reminderIn } from "./mine.ts";
import { draftIn, preview } from "./plan.ts";
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
        const { id: changed, ...plan } = await draftIn(context, arg);
        await mustRemind(context, plan.target);
        if ((await nextMoments(tx, campaign, plan.recurrence, at, 1)).length === 0)
          throw new UserError("reminder.past");
        const { organisationId } = campaign;
        const { personId } = actor;
        if (changed) await changeReminder(tx, { ...plan, id: (await reminderIn(context, changed)).id, at });
        const id = changed ?? (await addReminder(tx, { ...plan, organisationId, personId, at }));
        await endDraft(tx, { id: arg, personId });
        await note(tx, { organisationId, actorId: personId, verb: "reminder", subject: id, at });
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
        const draft = await draftIn(context, context.arg);
        await endDraft(context.tx, { id: context.arg, personId: context.actor.personId });
        return preview(context, draft);
      },
    },
  },
  {
    name: "reminder-forget",
    handler: {
      kind: "write",
      answers: "update",
      run: async ({ tx, actor, arg, words }) => {
        await endDraft(tx, { id: arg, personId: actor.personId });
        return message(text(words.say("reminder.forgotten")));
      },
    },
  },
];
