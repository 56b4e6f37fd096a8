import type { Action, Command } from "../src/bot/command.ts";
import { completesNothing } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import { type Message, message, text } from "../src/chat/index.ts";
import { addDays, type Day, dayOf, mondayOf } from "../src/domain/day.ts";
import { weekMeant } from "../src/domain/dayword.ts";
import { UserError } from "../src/domain/error.ts";
import { sumFigures } from "../src/domain/figures.ts";
import { quoted } from "../src/domain/text.ts";
import { talliesBetween } from "../src/store/turnouts.ts";
import { summaryMessage } from "../src/views/summary.ts";
import { associationWords, weekNumber } from "../src/views/turnout.ts";
import { missingReports } from "./summary/missing.ts";
import { associationTurnouts } from "./turnout/figures.ts";
import { visibleTo } from "./turnout.ts";

const ofWeek = async (context: Reading, monday: Day): Promise<Message> => {
  const { db, campaign, words } = context;
  const campaignId = campaign.id;
  const week = sumFigures(await talliesBetween(db, { campaignId, from: monday, to: addDays(monday, 6) }));
  const before = sumFigures(
    await talliesBetween(db, { campaignId, from: addDays(monday, -7), to: addDays(monday, -1) }),
  );
  const missing = await missingReports(context, monday);
  return summaryMessage({ monday, week, before, missing }, words);
};

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
