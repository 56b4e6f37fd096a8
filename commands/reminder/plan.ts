import type { Reading, Writing } from "../../src/bot/context.ts";
import { keepDraft } from "../../src/bot/drafts.ts";
import { linesTyped, mustHave } from "../../src/bot/typed.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { clockAt, momentOf, standingOf } from "../../src/domain/moment.ts";
import { nextWaking } from "../../src/domain/queue.ts";
import { recurrenceMeant, weekLater } from "../../src/domain/recurrence.ts";
import type { Recurrence, ReminderMoment, ReminderTarget } from "../../src/domain/reminder.ts";
import { quoted, TEXT_LIMITS } from "../../src/domain/text.ts";
import { dayWords } from "../../src/locales/format.ts";
import { nextMoments, type Plan } from "../../src/store/delivery/reminders.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { recurrenceWords } from "../../src/views/recurrence.ts";
import { momentWords } from "../../src/views/when.ts";
import { peopleIn, targetTyped, targetWords } from "./where.ts";

/** A reminder that waits for its writer's yes; `id` where it changes one that stands. */
export type Draft = Plan & { readonly id: string | undefined };
export const DRAFT = draftKind<Draft>("reminder");

/** How many moments a preview shows. */
const SHOWN = 3;

/** What was typed, understood. UserError where something is missing, not understood, past, or not the actor's to say. */
export const planTyped = async (context: Reading): Promise<Plan> => {
  const { values, words } = context;
  const field = words.say("reminder.form.text");
  const said = { field, text: values.text };
  const plain = mustHave(said, linesTyped(said, TEXT_LIMITS.description));
  const target = await targetTyped(context, values.to ?? "");
  return { target, text: plain, recurrence: await recurrenceTyped(context, target) };
};

const recurrenceTyped = async (context: Reading, target: ReminderTarget): Promise<Recurrence> => {
  const { values, today, at, campaign } = context;
  const said = values.when ?? "";
  const meant = recurrenceMeant(said, today);
  if (!meant) throw new UserError("reminder.not-a-moment", { said: quoted(said) });
  if (meant.kind === "before" || meant.kind === "days-before") {
    return { ...meant, activityId: await aboutTyped(context, target) };
  }
  if (meant.kind !== "once") return meant;
  const past = momentOf(meant.day, meant.clock, campaign.zone) <= at;
  return past && meant.day === today ? weekLater(meant, said) : meant;
};

/** The activity from which "before" counts: the one that is reminded of, else the one named besides. */
const aboutTyped = async (context: Reading, target: ReminderTarget): Promise<string> => {
  if (target.kind === "activity") return target.activityId;
  const about = context.values.about?.trim();
  if (!about) throw new UserError("reminder.before-what");
  const named = await targetTyped(context, about);
  if (named.kind !== "activity") throw new UserError("reminder.before-what");
  return named.activityId;
};

/** Shows what would be sent, to whom and when, and asks for a yes; an hour that the clocks skip is not taken. */
export const preview = async (context: Writing, draft: Draft): Promise<Message> => {
  const { words, campaign, at } = context;
  const { recurrence } = draft;
  if (recurrence.kind === "once") {
    const { day, clock } = recurrence;
    if (standingOf(day, clock, campaign.zone) === "missing") return offerHour(context, draft, recurrence);
  }
  const moments = await nextMoments(context.db, campaign, recurrence, at, SHOWN);
  if (moments.length === 0) throw new UserError("reminder.past");
  const id = await keepDraft(context, DRAFT, draft);
  return message(
    text([{ bold: words.say("reminder.preview") }, `\n${draft.text}`]),
    text(await detailLines(context, draft, moments)),
    text("", [
      button(`reminder-save:${id}`, words.say("reminder.button.save"), "primary"),
      button(`reminder-edit:d:${id}`, words.say("reminder.button.change")),
      button(`reminder-forget:${id}`, words.say("reminder.button.forget")),
    ]),
  );
};

/** The same hour by the clock that has gone forward. */
const offerHour = async (
  context: Writing,
  draft: Draft,
  recurrence: Extract<Recurrence, { kind: "once" }>,
): Promise<Message> => {
  const { words, campaign } = context;
  const { day, clock } = recurrence;
  const moment = momentOf(day, clock, campaign.zone);
  const next = clockAt(moment, campaign.zone);
  const id = await keepDraft(context, DRAFT, { ...draft, recurrence: { ...recurrence, clock: next } });
  const said = words.say("reminder.hour-missing", { day: dayWords(day, words.locale), clock, next });
  const buttons = [
    button(`reminder-preview:${id}`, words.say("reminder.button.take", { clock: next }), "primary"),
    button(`reminder-forget:${id}`, words.say("reminder.button.forget")),
  ];
  return { ...message(text(said, buttons)), refused: true };
};

/** To whom, when, the next moments, and what is special about them. */
const detailLines = async (context: Reading, draft: Plan, moments: readonly ReminderMoment[]): Promise<string> => {
  const { words, campaign, today } = context;
  const { target, recurrence } = draft;
  const people = await peopleIn(context, target);
  const where = await targetWords(context, target);
  const shown = moments.map(({ moment }) => momentWords(moment, today, campaign.zone, words)).join("; ");
  const nights =
    target.kind === "activity" ? moments.filter(({ moment }) => wakingAfter(moment, context) > moment) : [];
  const tooLate = nights.some(({ moment, before }) => before && wakingAfter(moment, context) >= before);
  const lines = [
    words.say("reminder.where", { where }) +
      (people === undefined ? "" : ` ${words.say("reminder.people", { count: people })}`),
    recurrence.kind === "once" ? undefined : words.say("reminder.when", { when: recurrenceWords(recurrence, words) }),
    words.say("reminder.next", { count: moments.length, moments: shown }),
    isTwice(recurrence, context) ? words.say("reminder.hour-twice") : undefined,
    nights.length > 0
      ? words.say(tooLate ? "reminder.asleepTooLong" : "reminder.asleep", { clock: campaign.hours.wakeFrom })
      : undefined,
  ];
  return lines.filter((line) => line !== undefined).join("\n");
};

const wakingAfter = (moment: Date, { campaign }: Reading): Date => nextWaking(moment, campaign.hours, campaign.zone);

const isTwice = (recurrence: Recurrence, { campaign }: Reading): boolean =>
  recurrence.kind === "once" && standingOf(recurrence.day, recurrence.clock, campaign.zone) === "twice";
