import type { View } from "../bot/view.ts";
import { type Block, type Button, button, type Message, message, type Span, text } from "../chat/index.ts";
import { addDays, type Day, dayOf } from "../domain/day.ts";
import { type Figures, NO_FIGURES } from "../domain/figures.ts";
import { numberWords, percentWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { missingReports } from "../store/report/missing-reports.ts";
import { figureWords } from "./figures.ts";
import { decisionsOf } from "./summary/decisions.ts";
import { weeklyPicture } from "./summary/pictures.ts";
import { figuresOfWeek, type Sight } from "./summary/sight.ts";
import { callParts, weekNumber } from "./turnout.ts";

/** Who reads a summary: whether they run the campaign, and whether the message is theirs alone to leaf through. */
export type SummaryReader = { readonly decides: boolean; readonly browses: boolean };

/** `dubbelt så många påringningar som förra veckan`: the week in one sentence. */
export const changeWords = (now: number, before: number, words: Words): string => {
  if (now === 0) return words.say("summary.quiet");
  if (before === 0) return words.say("summary.first");
  const ratio = now / before;
  if (ratio >= 1.9 && ratio <= 2.1) return words.say("summary.double");
  if (ratio > 2.1) return words.say("summary.times", { times: numberWords(ratio, words.locale) });
  const share = percentWords(Math.abs(ratio - 1), words.locale);
  if (Math.abs(ratio - 1) < 0.005) return words.say("summary.same");
  return words.say(ratio > 1 ? "summary.more" : "summary.fewer", { share });
};

const callFigures: Partial<Figures> = { callers: 0, minutes: 0, dials: 0, answers: 0, conversations: 0 };

/**
 * The first screen of a week in eight lines: one sentence, three figures, three decisions with their buttons for who can
 * take them, and what is missing. Everything else is behind the buttons.
 */
export const summaryMessage = async (sight: Sight, monday: Day, reader: SummaryReader): Promise<Message> => {
  const { db, campaign, at, words } = sight;
  const week = await figuresOfWeek(sight, monday);
  const before = await figuresOfWeek(sight, addDays(monday, -7));
  const title = `${words.say("summary.title", { week: weekNumber(monday) })}: ${changeWords(week.dials, before.dials, words)}.`;
  const decisions = reader.decides ? await decisionsOf(sight) : [];
  const missing = await missingReports(db, campaign, at, monday);
  const last = missing > 0 ? words.say("summary.missing", { count: missing }) : words.say("summary.nothingMissing");
  return message(
    text([{ bold: title } satisfies Span, `\n${callParts(week, words).join("\n")}`]),
    ...decisions,
    text([last, ...otherWords(week, words)].join(" "), summaryButtons(sight, monday, reader)),
  );
};

/** What else than calls was counted. */
const otherWords = (week: Figures, words: Words): readonly string[] => {
  const figures = figureWords({ ...NO_FIGURES, ...week, ...callFigures }, words);
  return figures ? [words.say("summary.others", { figures })] : [];
};

const summaryButtons = ({ campaign, words }: Sight, monday: Day, reader: SummaryReader): readonly Button[] => {
  const behind = (what: Behind): Button => button(`summary-${what}:${monday}`, words.say(`summary.button.${what}`));
  return [
    behind("totals"),
    behind("associations"),
    behind("seats"),
    behind("pictures"),
    ...(reader.decides ? [behind("silent"), behind("holes"), behind("table")] : []),
    ...(campaign.settings.league === true ? [behind("league")] : []),
    ...(reader.browses ? [button(`summary:${addDays(monday, -7)}`, words.say("summary.button.before"))] : []),
  ];
};

/** What stands behind a summary's buttons. */
export type Behind = "totals" | "associations" | "seats" | "pictures" | "silent" | "holes" | "table" | "league";

/** The past week, posted to the coordinators with its picture. */
export const weeklySummary: View = {
  name: "weekly-summary",
  show: async (args, sight) => {
    const monday = dayOf(String(args.monday));
    if (!monday) throw new Error("a weekly summary without its week");
    const said = await summaryMessage(sight, monday, { decides: true, browses: false });
    const picture: Block = await weeklyPicture(sight, monday);
    return message(...said.blocks, picture);
  },
};
