import type { View } from "../bot/view.ts";
import { button, type Message, message, text } from "../chat/index.ts";
import { addDays, type Day, dayOf } from "../domain/day.ts";
import { type Figures, NO_FIGURES, sumFigures } from "../domain/figures.ts";
import type { Campaign } from "../domain/organisation.ts";
import { capitalised, percentWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { missingReports } from "../store/missing-reports.ts";
import type { Reader } from "../store/store.ts";
import { talliesBetween } from "../store/turnouts.ts";
import { figureWords } from "./figures.ts";
import { callWords, weekNumber } from "./turnout.ts";

/** A week's figures beside the week before's, and how many reports are missing. */
export type WeekSummary = {
  readonly monday: Day;
  readonly week: Figures;
  readonly before: Figures;
  readonly missing: number;
};

/** `dubbelt så många påringningar som förra veckan`: the week in one sentence. */
export const changeWords = (now: number, before: number, words: Words): string => {
  if (now === 0) return words.say("summary.quiet");
  if (before === 0) return words.say("summary.first");
  const ratio = now / before;
  if (ratio >= 1.9 && ratio <= 2.1) return words.say("summary.double");
  const share = percentWords(Math.abs(ratio - 1), words.locale);
  if (Math.abs(ratio - 1) < 0.005) return words.say("summary.same");
  return words.say(ratio > 1 ? "summary.more" : "summary.fewer", { share });
};

const callFigures: Partial<Figures> = { callers: 0, minutes: 0, dials: 0, answers: 0, conversations: 0 };

/** The week in words; `browses` adds a way to the week before, for a message that only its reader sees. */
export const summaryMessage = (
  { monday, week, before, missing }: WeekSummary,
  words: Words,
  browses: boolean,
): Message => {
  const title = words.say("summary.title", { week: weekNumber(monday) });
  const others = figureWords({ ...NO_FIGURES, ...week, ...callFigures }, words);
  const lines = [
    callWords(week, words),
    others && words.say("summary.others", { figures: others }),
    missing > 0 && words.say("summary.missing", { count: missing }),
  ].filter(Boolean);
  return message(
    text(
      [
        { bold: `${title}: ${changeWords(week.dials, before.dials, words)}.` },
        `\n${capitalised(lines.join("\n"), words.locale)}`,
      ],
      [
        button(`summary-associations:${monday}`, words.say("summary.button.associations")),
        ...(browses ? [button(`summary:${addDays(monday, -7)}`, words.say("summary.button.before"))] : []),
      ],
    ),
  );
};

/** The figures of a week and the one before it, and the reports that are missing by `at`. */
export const weekOf = async (
  db: Reader,
  { campaign, at, monday }: { readonly campaign: Campaign; readonly at: Date; readonly monday: Day },
): Promise<WeekSummary> => {
  const { id: campaignId } = campaign;
  const figures = async (from: Day): Promise<Figures> =>
    sumFigures(await talliesBetween(db, { campaignId, from, to: addDays(from, 6) }));
  const week = await figures(monday);
  const before = await figures(addDays(monday, -7));
  return { monday, week, before, missing: await missingReports(db, campaign, at, monday) };
};

/** The past week, posted to the coordinators. */
export const weeklySummary: View = {
  name: "weekly-summary",
  show: async (args, { db, campaign, words, at }) => {
    const monday = dayOf(String(args.monday));
    if (!monday) throw new Error("a weekly summary without its week");
    return summaryMessage(await weekOf(db, { campaign, at, monday }), words, false);
  },
};
