import type { Showing, View } from "../../bot/view.ts";
import { type Button, type Message, message, type Span, text } from "../../chat/index.ts";
import { addDays, type Day, daysBetween } from "../../domain/day.ts";
import { sumFigures } from "../../domain/figures.ts";
import { free, type Scheduled } from "../../domain/shift.ts";
import { parametersFor } from "../../domain/turnout/overrides.ts";
import { dayWords } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import { isHostedBy, openPhoneBanks } from "../../store/activity/phone-banks.ts";
import { associationsOf } from "../../store/organisation/associations.ts";
import { organisersOf } from "../../store/people/roles.ts";
import { talliesBetween } from "../../store/report/turnouts.ts";
import { followUpOf } from "../../store/turnout/follow-ups.ts";
import { type Outlook, outlooksOn } from "../../store/turnout/outlooks.ts";
import { type Ping, pingOf } from "../../store/turnout/pings.ts";
import { countedWords } from "../figures.ts";
import { offButton } from "../notice.ts";
import { listed } from "../shift.ts";
import { type Offers, pingButtons, reportButtons } from "./ping-buttons.ts";
import { askWords, standingBlanks, standWords } from "./ping-words.ts";

/** What an association hears about its turnout: that it is behind, that reports are missing, or praise. */
export const ping: View = {
  name: "ping",
  show: async (args, showing) => {
    const { db, campaign } = showing;
    const sent = await pingOf(db, { campaignId: campaign.id, id: String(args.pingId) });
    const association = (await associationsOf(db, campaign)).find(({ id }) => id === sent?.associationId);
    if (!sent || !association) return undefined;
    switch (sent.kind) {
      case "behind":
        return behindMessage(sent, association.name, showing);
      case "please-report":
        return reportMessage(sent, association.name, showing);
      case "celebrate":
        return praiseMessage(sent, association.name, showing);
    }
  },
};

/** What a person asked to be reminded of, as it stands on that day. */
export const pingReminder: View = {
  name: "ping-reminder",
  show: async (args, showing) => {
    const { db, campaign, today, words } = showing;
    const sent = await pingOf(db, { campaignId: campaign.id, id: String(args.pingId) });
    const outlook = sent && (await outlookOf(sent.associationId, today, showing));
    if (!sent || !outlook) return undefined;
    const { decision, name } = outlook;
    const asked = `${words.say("ping.reminder", { association: name })}\n`;
    const offers = await offersFor(sent, showing);
    const done = decision.goal !== undefined && decision.dials >= decision.goal;
    const lines = behindLines({ ...decision, day: today }, done ? [] : offers.open, outlook.associationId, showing);
    return message(text([asked, lines], done ? [] : pingButtons(offers, words)));
  },
};

const outlookOf = async (
  associationId: string,
  day: Day,
  { db, campaign, at }: Showing,
): Promise<Outlook | undefined> =>
  (await outlooksOn(db, campaign, day, at)).find((outlook) => outlook.associationId === associationId);

const offersFor = async ({ id, associationId }: Ping, { db, campaign, at, today }: Showing): Promise<Offers> => {
  const { quietUntil } = await followUpOf(db, { campaignId: campaign.id, associationId });
  return {
    pingId: id,
    associationId,
    today,
    lastDay: campaign.lastDay,
    open: await openPhoneBanks(db, campaign, { associationId, at, today }),
    quiet: quietUntil !== undefined && today < quietUntil,
  };
};

const hello = (name: string, words: Words): Span => ({ bold: words.say("ping.hello", { association: name }) });

const behindMessage = async (sent: Ping, name: string, showing: Showing): Promise<Message> => {
  const { words } = showing;
  const offers = await offersFor(sent, showing);
  const lines = behindLines(sent, offers.open, sent.associationId, showing);
  const question = {
    toNobody: `\n${words.say("ping.suits")}`,
    toPeople: () => `\n${words.say("ping.suitsWhom")}`,
  };
  return asking([hello(name, words), ` ${lines}`], question, sent, pingButtons(offers, words), showing);
};

const behindLines = (
  standing: Pick<Ping, "dials" | "goal" | "booked" | "ask" | "day">,
  open: readonly Scheduled[],
  associationId: string,
  { campaign, words }: Showing,
): string => {
  const { commonNightAbove } = parametersFor(campaign.settings).messages;
  const own = open.find((shift) => isHostedBy(shift, associationId) && free(shift) !== undefined);
  return [
    standWords(standing, words),
    askWords(standing.ask, { commonNightAbove, daysLeft: daysBetween(standing.day, campaign.lastDay) + 1 }, words),
    own && words.say("ping.own", { day: dayWords(own.activity.day, words.locale), count: free(own) ?? 0 }),
  ]
    .filter(Boolean)
    .join("\n");
};

const reportMessage = async (sent: Ping, name: string, showing: Showing): Promise<Message> => {
  const { words } = showing;
  const outlook = await outlookOf(sent.associationId, sent.day, showing);
  const { reportedDays, daysIn } = outlook?.decision ?? { reportedDays: 0, daysIn: 0 };
  const some = reportedDays > 0;
  const known = some
    ? words.say("ping.report.some", { reported: reportedDays, days: daysIn })
    : words.say("ping.report.none");
  const ask = words.say(some ? "ping.report.ask" : "ping.report.askFirst");
  const buttons = reportButtons(await offersFor(sent, showing), words);
  const question = { toNobody: "", toPeople: (count: number) => `\n${words.say("ping.knows", { count })}` };
  return asking([hello(name, words), ` ${known}\n${ask}`], question, sent, buttons, showing);
};

type Question = { readonly toNobody: string; readonly toPeople: (count: number) => string };

/** Ends with the question, put to the organisers where others read along; or with the peace that was asked for. */
const asking = async (
  spans: readonly Span[],
  question: Question,
  { associationId }: Ping,
  buttons: readonly Button[],
  { db, campaign, words, personId, today }: Showing,
): Promise<Message> => {
  const { quietUntil } = await followUpOf(db, { campaignId: campaign.id, associationId });
  const off = personId === undefined ? [] : [text("", [offButton("turnout", words)])];
  if (quietUntil !== undefined && today < quietUntil) {
    const peace = words.say("ping.quiet", { day: dayWords(quietUntil, words.locale) });
    return message(text([...spans, `\n${peace}`], buttons), ...off);
  }
  const whom = personId === undefined ? await organisersOf(db, associationId) : [];
  const asked: readonly Span[] =
    whom.length > 0 ? [question.toPeople(whom.length), ...mentions(whom, words), "?"] : [question.toNobody];
  return message(text([...spans, ...asked.filter((span) => span !== "")], buttons), ...off);
};

/** `@A`, `@A och @B`, `@A, @B och @C`. */
const mentions = (people: readonly string[], words: Words): readonly Span[] =>
  people.flatMap((person, index): readonly Span[] => {
    const between = index === 0 ? "" : index === people.length - 1 ? ` ${words.say("schedule.and")} ` : ", ";
    return [between, { person, notify: true }];
  });

const TALLIED = ["dials", "answers", "conversations"] as const;

const praiseMessage = async (sent: Ping, name: string, showing: Showing): Promise<Message> => {
  const { db, campaign, words } = showing;
  const association = { association: name };
  if (sent.withdrawn) {
    const now = await outlookOf(sent.associationId, showing.today, showing);
    const standing = standingBlanks(now?.decision ?? sent, words);
    return message(text(words.say("ping.withdrawn", { ...association, ...standing })));
  }
  const occasion = sent.occasion ?? "goal";
  const title = { bold: words.say(`ping.${occasion}.title`, association) };
  if (occasion !== "night")
    return message(text([title, ` ${words.say(`ping.${occasion}.about`, standingBlanks(sent, words))}`]));
  const yesterday = addDays(sent.day, -1);
  const tallies = await talliesBetween(db, { campaignId: campaign.id, from: yesterday, to: yesterday });
  const figures = sumFigures(tallies.filter(({ associationId }) => associationId === sent.associationId));
  const told = TALLIED.filter((figure) => figures[figure] > 0).map((one) => countedWords(one, figures[one], words));
  return message(text([title, ` ${words.say("ping.night.about", { figures: listed(told, words) })}`]));
};
