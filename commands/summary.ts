import type { Action, Command } from "../src/bot/command.ts";
import { completesNothing } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import { type Message, message, text } from "../src/chat/index.ts";
import { addDays, type Day, dayOf, mondayOf } from "../src/domain/day.ts";
import { weekMeant } from "../src/domain/dayword.ts";
import { UserError } from "../src/domain/error.ts";
import { quoted } from "../src/domain/text.ts";
import { summaryMessage, weekOf } from "../src/views/summary.ts";
import { associationWords, weekNumber } from "../src/views/turnout.ts";
import { associationTurnouts } from "./turnout/figures.ts";
import { visibleTo } from "./turnout.ts";

const ofWeek = async ({ db, campaign, at, words }: Reading, monday: Day): Promise<Message> =>
  summaryMessage(await weekOf(db, { campaign, at, monday }), words, true);

const byAssociation = async (context: Reading, monday: Day): Promise<Message> => {
  const { words } = context;
  const visible = await visibleTo(context);
  const all = await associationTurnouts(context, { from: monday, to: addDays(monday, 6) });
  const shown = all.filter(({ id, figures }) => visible.has(id) && Object.values(figures).some((n) => n > 0));
  const heading = text([{ bold: words.say("summary.byAssociation", { week: weekNumber(monday) }) }]);
  const empty = shown.length === 0 ? [text(words.say("turnout.none"))] : [];
  return message(heading, ...empty, ...shown.map((one) => associationWords(one, words)));
};

export const summary: Command = {
  spec: describeCommand("summary", "command.summary.about", [option("week", "rest", "command.summary.week")]),
  handler: () => ({
    kind: "read",
    answers: "private",
    run: (context) => {
      const said = context.values.week ?? "";
      const monday = weekMeant(said, context.today);
      if (!monday) throw new UserError("error.not-a-week", { said: quoted(said) });
      return ofWeek(context, monday);
    },
  }),
  complete: completesNothing,
};

const weekIn = ({ arg, today }: Reading): Day => mondayOf(dayOf(arg) ?? today);

export const summaryActions: readonly Action[] = [
  {
    name: "summary",
    handler: { kind: "read", answers: "update", run: (context) => ofWeek(context, weekIn(context)) },
  },
  {
    name: "summary-associations",
    handler: { kind: "read", answers: "private", run: (context) => byAssociation(context, weekIn(context)) },
  },
];
