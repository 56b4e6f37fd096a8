import { formatShare } from "../charts/figures.ts";
import { type Block, type Message, message, text } from "../chat/index.ts";
import type { Day } from "../domain/day.ts";
import { weekOf } from "../domain/day.ts";
import type { Figures } from "../domain/figures.ts";
import type { Forecast } from "../domain/turnout/forecast.ts";
import { callRates } from "../domain/turnout/rates.ts";
import { numberWords, percentWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { countedWords } from "./figures.ts";

/** Where one association stands: its figures against its list and its goal, which is in dials, and where it is heading. */
export type AssociationTurnout = {
  readonly name: string;
  readonly figures: Figures;
  readonly listSize: number | undefined;
  readonly goal: number | undefined;
  /** Only for readers who may see it. */
  readonly forecast: Forecast | undefined;
};
export type WeekTurnout = { readonly monday: Day; readonly figures: Figures };

export type CampaignTurnout = {
  readonly campaign: string;
  readonly total: Figures;
  readonly weeks: readonly WeekTurnout[];
  /** The associations the reader may see, those with figures first. */
  readonly associations: readonly AssociationTurnout[];
};

/** `17 066 påringningar`, `5 759 svar (34 %)` and `4 430 samtal (26 %)`, shares of dials where there are any. */
export const callParts = (figures: Figures, words: Words): readonly string[] => {
  const rates = callRates(figures);
  const counted = (figure: "dials" | "answers" | "conversations"): string =>
    countedWords(figure, figures[figure], words);
  const share = (of: number | undefined): string => (of === undefined ? "" : ` (${percentWords(of, words.locale)})`);
  return [
    counted("dials"),
    `${counted("answers")}${share(rates?.answers)}`,
    `${counted("conversations")}${share(rates?.conversations)}`,
  ];
};

/** The same in one sentence. */
const callWords = (figures: Figures, words: Words): string => `${callParts(figures, words).join(", ")}.`;

/** `14 svar`, `11 samtal`. */
export const caseWords = ({ answers, conversations }: Figures, words: Words): readonly string[] => [
  countedWords("answers", answers, words),
  countedWords("conversations", conversations, words),
];

export const weekNumber = (monday: Day): number => Number(weekOf(monday).slice(6));

/** Nothing ahead is certain, whatever the rounding says. */
const chanceOf = (probability: number): number => Math.min(0.99, Math.max(0.01, 1 - probability));

/** `chans att nå målet 35 %, 6 pass kvar`; undefined where there is nothing to foresee. */
export const forecastWords = ({ probability, ask, goal = 0, dials }: Forecast, words: Words): string | undefined => {
  if (probability === undefined) return undefined;
  if (dials >= goal) return words.say("turnout.reached");
  const chance = words.say("turnout.chance", { share: percentWords(chanceOf(probability), words.locale) });
  return ask.total > 0 ? `${chance}, ${words.say("turnout.left", { count: ask.total })}` : chance;
};

/** One association in a line: dials, answers and conversations, share of its list, its goal, its chances. */
export const associationWords = (one: AssociationTurnout, words: Words): Block => {
  const { name, figures, listSize, goal, forecast } = one;
  const number = (n: number): string => numberWords(n, words.locale);
  const parts = [
    ...caseWords(figures, words),
    listSize
      ? words.say("turnout.listOf", {
          share: percentWords(figures.dials / listSize, words.locale),
          size: number(listSize),
        })
      : undefined,
    goal
      ? `${words.say("turnout.goal", { goal: number(goal) })} (${formatShare(figures.dials, goal, words.locale)})`
      : undefined,
    forecast && forecastWords(forecast, words),
  ].filter((part) => part !== undefined);
  return text([{ bold: `${name}: ${countedWords("dials", figures.dials, words)}` }, `\n${parts.join(", ")}`]);
};

/** More lines than this are a table, not a message. */
const MOST = 30;

export const turnoutMessage = (turnout: CampaignTurnout, words: Words): Message => {
  const reported = turnout.associations.filter(({ figures }) => Object.values(figures).some((n) => n > 0));
  const silent = turnout.associations.length - reported.length;
  const weeks = turnout.weeks.map(
    ({ monday, figures }) => `${words.say("turnout.week", { week: weekNumber(monday) })}: ${callWords(figures, words)}`,
  );
  const lines = turnout.weeks.length > 0 ? weeks.join("\n") : words.say("turnout.none");
  const blocks = [
    text([
      { bold: words.say("turnout.title", { campaign: turnout.campaign }) },
      `\n${callWords(turnout.total, words)}`,
    ]),
    text(lines),
    ...reported.slice(0, MOST).map((one) => associationWords(one, words)),
  ];
  if (silent > 0) blocks.push(text(words.say("turnout.more", { count: silent })));
  return message(...blocks);
};
