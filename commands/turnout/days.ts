import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { button, type Form, type Message, message, type Span, text } from "../../src/chat/index.ts";
import { type Day, dayOf } from "../../src/domain/day.ts";
import { UserError } from "../../src/domain/error.ts";
import { NO_FIGURES } from "../../src/domain/figures.ts";
import { capitalised, dayWords } from "../../src/locales/format.ts";
import { outlooksOn, unreportedDays } from "../../src/store/outlooks.ts";
import { enterReport } from "../../src/store/reports.ts";
import { figureForm } from "../report/form.ts";
import { asked } from "../report.ts";
import { answered, type Pressed, pressed, pressedByOrganiser } from "./ping.ts";

/** More days than this in one message are no help. */
const MOST = 5;

const missingDays = async (
  { db, campaign, today, at }: Reading,
  { association }: Pick<Pressed, "association">,
): Promise<readonly Day[]> => {
  const outlook = (await outlooksOn(db, campaign, today, at)).find((one) => one.associationId === association.id);
  return outlook ? unreportedDays(outlook, campaign) : [];
};

const daysMessage = async (
  context: Reading,
  found: Pressed,
  noted: { readonly line: string; readonly undo: string | undefined } | undefined,
): Promise<Message> => {
  const { words } = context;
  const { ping, association } = found;
  const missing = await missingDays(context, found);
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
          button(`ping-figures:${ping.id}:${day}`, words.say("ping.button.report"), "primary"),
          button(`ping-none:${ping.id}:${day}`, words.say("ping.button.nobody")),
        ]),
      ),
    ...(missing.length > 1
      ? [
          text(more > 0 ? words.say("ping.days.more", { count: more }) : "", [
            button(`ping-none:${ping.id}:all`, words.say("ping.button.nobodyAtAll")),
          ]),
        ]
      : []),
  );
};

/** For organisers the days without figures; whoever else presses reports their own. */
const show = async (context: Reading): Promise<Message | Form> => {
  const found = await pressed(context, context.arg);
  return found.organises ? daysMessage(context, found, undefined) : asked(context);
};

const dayIn = (said: string | undefined, today: Day): Day => {
  const day = dayOf(said ?? "");
  if (!day || day > today) throw new UserError("error.not-found");
  return day;
};

const figures = async (context: Reading): Promise<Message | Form> => {
  const [pingId, said] = context.arg.split(":");
  const { association } = await pressedByOrganiser(context, pingId);
  const target = { shift: undefined, day: dayIn(said, context.today) };
  return figureForm(context, target, association);
};

/** "Nobody called" is a report too: a total of nothing for the day. */
const nobodyCalled = async (context: Writing): Promise<Message> => {
  const { tx, t, campaign, actor, at, today, words } = context;
  const [pingId, said] = context.arg.split(":");
  const found = await pressedByOrganiser(context, pingId);
  const missing = await missingDays(context, found);
  const days = said === "all" ? missing : missing.filter((day) => day === dayIn(said, today));
  const reports: string[] = [];
  for (const day of days) {
    const { report } = await enterReport(tx, t, {
      campaign,
      day,
      shiftId: undefined,
      associationId: found.association.id,
      enteredBy: actor.personId,
      scope: "total",
      held: false,
      figures: NO_FIGURES,
      at,
    });
    reports.push(report.id);
  }
  await answered(context, found);
  const [first] = days;
  if (!first) return daysMessage(context, found, undefined);
  const line = words.say("ping.days.noted", { count: days.length, day: dayWords(first, words.locale) });
  return daysMessage(context, found, { line, undo: days.length === 1 ? reports[0] : undefined });
};

/** `ping-report:PING` lists the days without figures, `ping-figures:PING:DAY` asks for them, `ping-none:PING:DAY|all`. */
export const dayActions: readonly Action[] = [
  { name: "ping-report", handler: { kind: "ask", run: show } },
  { name: "ping-figures", handler: { kind: "ask", run: figures } },
  { name: "ping-none", handler: { kind: "write", answers: "update", run: nobodyCalled } },
];
