import { button, type Message, message, text } from "../chat/index.ts";
import { addDays, type Day } from "../domain/day.ts";
import { type Figures, NO_FIGURES } from "../domain/figures.ts";
import { capitalised, percentWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
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

export const summaryMessage = ({ monday, week, before, missing }: WeekSummary, words: Words): Message => {
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
        button(`summary:${addDays(monday, -7)}`, words.say("summary.button.before")),
      ],
    ),
  );
};
