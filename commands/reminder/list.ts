import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { mustOrganise } from "../../src/bot/rights.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import type { ReminderMoment } from "../../src/domain/reminder.ts";
import { cutText } from "../../src/domain/text.ts";
import { capitalised } from "../../src/locales/format.ts";
import {
  nextMoments,
  pauseReminder,
  type Reminder,
  removeReminder,
  resumeReminder,
} from "../../src/store/delivery/reminders.ts";
import { recurrenceWords } from "../../src/views/recurrence.ts";
import { momentWords } from "../../src/views/when.ts";
import { myReminders, reminderIn } from "./mine.ts";
import { targetWords } from "./where.ts";

/** More in one answer is a wall of text. */
const MOST = 15;
const EXCERPT = 80;

/** The actor's reminders, each with what can be done about it. */
export const listReminders = async (context: Reading, notice: readonly Block[] = []): Promise<Message> => {
  await mustOrganise(context);
  const { words } = context;
  const mine = await inTheirOrder(context, await myReminders(context));
  const blocks = await Promise.all(mine.slice(0, MOST).map((one) => reminderBlock(context, one)));
  const title = mine.length > 0 ? [{ bold: words.say("reminder.list") }] : words.say("reminder.none");
  const rest = mine.length > MOST ? words.say("reminder.more", { count: mine.length - MOST }) : "";
  const more = text(rest, [button("reminder-edit", words.say("reminder.button.new"), "primary")]);
  return message(...notice, text(title), ...blocks, more);
};

type Coming = { readonly one: Reminder; readonly next: ReminderMoment | undefined };

/** What comes next stands first, what is paused or over last. */
const inTheirOrder = async (
  { db, campaign, at }: Reading,
  reminders: readonly Reminder[],
): Promise<readonly Coming[]> => {
  const all: Coming[] = [];
  for (const one of reminders) {
    const [next] = one.paused ? [] : await nextMoments(db, campaign, one.recurrence, at, 1);
    all.push({ one, next });
  }
  const order = ({ one, next }: Coming): number =>
    next?.moment.getTime() ?? (one.paused ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE);
  return all.toSorted((a, b) => order(a) - order(b));
};

const reminderBlock = async (context: Reading, { one, next }: Coming): Promise<Block> => {
  const { words, campaign, today } = context;
  const excerpt = cutText(one.text, EXCERPT);
  const state = one.paused
    ? words.say("reminder.paused")
    : next
      ? words.say("reminder.next", { count: 1, moments: momentWords(next.moment, today, campaign.zone, words) })
      : words.say("reminder.over");
  const when = capitalised(recurrenceWords(one.recurrence, words), words.locale);
  const where = words.say("reminder.where", { where: await targetWords(context, one.target) });
  const turn = one.paused
    ? button(`reminder-resume:${one.id}`, words.say("reminder.button.resume"))
    : button(`reminder-pause:${one.id}`, words.say("reminder.button.pause"));
  return text(
    [{ bold: when }, `\n${where}\n${excerpt}${excerpt === one.text ? "" : "…"}\n${state}`],
    [
      button(`reminder-edit:r:${one.id}`, words.say("reminder.button.change")),
      turn,
      button(`reminder-delete:${one.id}`, words.say("reminder.button.delete")),
    ],
  );
};

const done = async (context: Writing, one: Reminder, verb: string): Promise<Message> => {
  await audit(context, verb, one.id);
  return listReminders(context);
};

/** `reminder-pause:ID`, `reminder-resume:ID`, `reminder-delete:ID` with its question, and back to the list. */
export const listActions: readonly Action[] = [
  { name: "reminder-list", handler: { kind: "read", answers: "private", run: (context) => listReminders(context) } },
  {
    name: "reminder-pause",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        const one = await reminderIn(context, context.arg);
        await pauseReminder(context.tx, { id: one.id, at: context.at });
        return done(context, one, "pause-reminder");
      },
    },
  },
  {
    name: "reminder-resume",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        const one = await reminderIn(context, context.arg);
        await resumeReminder(context.tx, { id: one.id, at: context.at });
        return done(context, one, "resume-reminder");
      },
    },
  },
  {
    name: "reminder-delete",
    handler: {
      kind: "read",
      answers: "private",
      run: async (context) => {
        const { words } = context;
        const one = await reminderIn(context, context.arg);
        return message(
          text(words.say("reminder.sure", { when: recurrenceWords(one.recurrence, words) }), [
            button(`reminder-deleted:${one.id}`, words.say("reminder.button.delete"), "danger"),
            button("reminder-list", words.say("reminder.button.keep")),
          ]),
        );
      },
    },
  },
  {
    name: "reminder-deleted",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        const one = await reminderIn(context, context.arg);
        await removeReminder(context.tx, { id: one.id });
        return done(context, one, "delete-reminder");
      },
    },
  },
];
