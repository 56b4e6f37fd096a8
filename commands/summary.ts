import type { Action, Command } from "../src/bot/command.ts";
import { completesNothing } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import { type Message, message, text } from "../src/chat/index.ts";
import { type Day, dayOf, mondayOf } from "../src/domain/day.ts";
import { weekMeant } from "../src/domain/dayword.ts";
import { UserError } from "../src/domain/error.ts";
import { may } from "../src/domain/may.ts";
import { quoted } from "../src/domain/text.ts";
import { associationsMessage } from "../src/views/summary/associations.ts";
import { holesMessage } from "../src/views/summary/holes.ts";
import { leagueMessage } from "../src/views/summary/league.ts";
import { panelPictures, weeklyPicture } from "../src/views/summary/pictures.ts";
import { seatsMessage } from "../src/views/summary/seats.ts";
import { silentMessage } from "../src/views/summary/silent.ts";
import { tableMessage } from "../src/views/summary/table.ts";
import { totalsMessage } from "../src/views/summary/totals.ts";
import { type Behind, summaryMessage } from "../src/views/summary.ts";
import { visibleTo } from "./turnout/visible.ts";

const runsCampaign = async ({ standing }: Reading): Promise<boolean> => may(await standing(), { verb: "run-campaign" });

const ofWeek = async (context: Reading, monday: Day): Promise<Message> =>
  summaryMessage(context, monday, { decides: await runsCampaign(context), browses: true });

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

const pictures = async (context: Reading, monday: Day): Promise<Message> => {
  const panels = await panelPictures(context, monday, (await visibleTo(context)).figures);
  return message(
    text([{ bold: context.words.say("summary.button.pictures") }]),
    await weeklyPicture(context, monday),
    ...panels,
  );
};

/** What only who runs the campaign sees: where people of which association are, and every association's figures. */
const forCoordinators =
  (show: (context: Reading, monday: Day) => Promise<Message>) =>
  async (context: Reading, monday: Day): Promise<Message> => {
    if (!(await runsCampaign(context))) throw new UserError("error.not-allowed");
    return show(context, monday);
  };

const league = async (context: Reading): Promise<Message> => {
  if (context.campaign.settings.league !== true) throw new UserError("error.old-button");
  return leagueMessage(context);
};

const BEHIND: Readonly<Record<Behind, (context: Reading, monday: Day) => Promise<Message>>> = {
  totals: totalsMessage,
  associations: async (context, monday) => associationsMessage(context, monday, await visibleTo(context)),
  seats: seatsMessage,
  pictures,
  silent: forCoordinators(silentMessage),
  holes: forCoordinators(holesMessage),
  table: forCoordinators(async (context, monday) => tableMessage(context, monday, (await visibleTo(context)).figures)),
  league,
};

export const summaryActions: readonly Action[] = [
  {
    name: "summary",
    handler: { kind: "read", answers: "update", run: (context) => ofWeek(context, weekIn(context)) },
  },
  ...Object.entries(BEHIND).map(
    ([what, show]): Action => ({
      name: `summary-${what}`,
      handler: { kind: "read", answers: "private", run: (context) => show(context, weekIn(context)) },
    }),
  ),
];
