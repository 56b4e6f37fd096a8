import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { button, type Form, type Message, message, type Span, text } from "../../src/chat/index.ts";
import { type Day, dayOf } from "../../src/domain/day.ts";
import { UserError } from "../../src/domain/error.ts";
import { NO_FIGURES } from "../../src/domain/figures.ts";
import { may } from "../../src/domain/may.ts";
import { capitalised, dayWords } from "../../src/locales/format.ts";
import { enterReport } from "../../src/store/report/reports.ts";
import { outlooksOn, unreportedDays } from "../../src/store/turnout/outlooks.ts";
import { latestPing } from "../../src/store/turnout/pings.ts";
import { figureForm } from "../report/form.ts";
import { asked } from "../report.ts";
import { answered } from "./ping.ts";

/** More days than this in one message are no help. */
const MOST = 5;

type Organised = { readonly id: string; readonly name: string; readonly mine: boolean };

/** The association with an id, and whether the actor answers for it. UserError where there is none. */
const named = async (context: Reading, id: string): Promise<Organised> => {
  const { name } = await associationIn(context, id);
  return { id, name, mine: may(await context.standing(), { verb: "report-for", associationId: id }) };
};

const organisedIn = async (context: Reading, id: string): Promise<Organised> => {
  const association = await named(context, id);
  if (!association.mine) throw new UserError("error.not-allowed");
  return association;
};

const missingDays = async ({ db, campaign, today, at }: Reading, association: Organised): Promise<readonly Day[]> => {
  const outlook = (await outlooksOn(db, campaign, today, at)).find((one) => one.associationId === association.id);
  return outlook ? unreportedDays(outlook, campaign) : [];
};

const daysMessage = async (
  context: Reading,
  association: Organised,
  noted: { readonly line: string; readonly undo: string | undefined } | undefined,
): Promise<Message> => {
  const { words } = context;
  const missing = await missingDays(context, association);
  const before = noted
    ? [text(noted.line, noted.undo ? [button(`report-undo:${noted.undo}`, words.say("report.button.undo"))] : [])]
    : [];
  if (missing.length === 0) return message(...before, text(words.say("ping.days.none")));
  const title: Span = { bold: words.say("ping.days.title", { association: association.name }) };
  const more = missing.length - MOST;
  return message(
    ...before,
    text([title]),
    ...missing
      .slice(0, MOST)
      .map((day) =>
        text(capitalised(dayWords(day, words.locale), words.locale), [
          button(`report-day:${association.id}:${day}`, words.say("ping.button.report"), "primary"),
          button(`report-none:${association.id}:${day}`, words.say("ping.button.nobody")),
        ]),
      ),
    ...(missing.length > 1
      ? [
          text(more > 0 ? words.say("ping.days.more", { count: more }) : "", [
            button(`report-none:${association.id}:all`, words.say("ping.button.nobodyAtAll")),
          ]),
        ]
      : []),
  );
};

/** For organisers the days without figures; whoever else presses reports their own. */
const show = async (context: Reading): Promise<Message | Form> => {
  const association = await named(context, context.arg);
  return association.mine ? daysMessage(context, association, undefined) : asked(context);
};

const dayIn = (said: string | undefined, today: Day): Day => {
  const day = dayOf(said ?? "");
  if (!day || day > today) throw new UserError("error.not-found");
  return day;
};

const figures = async (context: Reading): Promise<Message | Form> => {
  const [id = "", said] = context.arg.split(":");
  const association = await organisedIn(context, id);
  const target = { shift: undefined, day: dayIn(said, context.today) };
  return figureForm(context, target, association);
};

/** "Nobody called" is a report too: a total of nothing for the day. */
const nobodyCalled = async (context: Writing): Promise<Message> => {
  const { tx, t, campaign, actor, at, today, words } = context;
  const [id = "", said] = context.arg.split(":");
  const association = await organisedIn(context, id);
  const missing = await missingDays(context, association);
  const days = said === "all" ? missing : missing.filter((day) => day === dayIn(said, today));
  const reports: string[] = [];
  for (const day of days) {
    const { report } = await enterReport(tx, t, {
      campaign,
      day,
      shiftId: undefined,
      associationId: association.id,
      enteredBy: actor.personId,
      scope: "total",
      held: false,
      figures: NO_FIGURES,
      at,
    });
    reports.push(report.id);
  }
  const ping = await latestPing(tx, { campaignId: campaign.id, associationId: association.id });
  if (ping) await answered(context, { ping });
  const [first] = days;
  if (!first) return daysMessage(context, association, undefined);
  const line = words.say("ping.days.noted", { count: days.length, day: dayWords(first, words.locale) });
  return daysMessage(context, association, { line, undo: days.length === 1 ? reports[0] : undefined });
};

/** `report-days:ASSOCIATION` lists the days without figures; `report-day:…:DAY` asks for them, `report-none:…:DAY|all`. */
export const dayActions: readonly Action[] = [
  { name: "report-days", handler: { kind: "ask", run: show } },
  { name: "report-day", handler: { kind: "ask", run: figures } },
  { name: "report-none", handler: { kind: "write", answers: "update", run: nobodyCalled } },
];
