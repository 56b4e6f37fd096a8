import type { ActivityKind } from "./activity.ts";
import { UserError } from "./error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "./number.ts";

/** Everything a report may count, in the order in which people give it. `minutes` are caller-minutes, together. */
export const FIGURES = [
  "callers",
  "minutes",
  "dials",
  "answers",
  "items",
  "doors",
  "conversations",
  "attended",
] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Readonly<Record<Figure, number>>;

export const NO_FIGURES: Figures = {
  callers: 0,
  minutes: 0,
  dials: 0,
  answers: 0,
  conversations: 0,
  items: 0,
  doors: 0,
  attended: 0,
};

/** What each kind asks of the person who was there, in order. */
export const ASKED: Readonly<Record<ActivityKind, readonly Figure[]>> = {
  phonebank: ["dials", "answers", "conversations"],
  handout: ["items", "conversations"],
  tour: ["items", "conversations"],
  hub: ["items", "conversations"],
  canvass: ["doors", "conversations"],
  square: ["attended"],
  training: ["attended"],
  social: ["attended"],
  other: ["attended"],
};

/** What a lead may add before them: a line of four begins with callers, one of five with callers and minutes. */
const LEADING: readonly (readonly Figure[])[] = [[], ["callers"], ["callers", "minutes"]];

const split = (line: string): readonly string[] =>
  line
    .trim()
    .split(/[\s,;]+/)
    .filter(Boolean);

/** The figures that so many numbers in a row stand for, or undefined where the kind asks for another count. */
const rowOf = (count: number, kind: ActivityKind): readonly Figure[] | undefined => {
  const more = count - ASKED[kind].length;
  const leading = kind === "phonebank" ? LEADING[more] : more === 0 ? [] : undefined;
  return leading && [...leading, ...ASKED[kind]];
};

/** Whether a line has as many numbers as the kind asks. */
export const fitsKind = (line: string, kind: ActivityKind): boolean => rowOf(split(line).length, kind) !== undefined;

/**
 * Figures from numbers in a row, as a line gives them: `40 14 11`, `5 200 68 51`. UserError where the count or a number
 * does not fit the kind.
 */
export const figuresFromLine = (line: string, kind: ActivityKind): Figures => {
  const words = split(line);
  const row = rowOf(words.length, kind);
  if (!row) throw new UserError(`report.line.${kind}`, { count: words.length });
  return figuresFrom(row.map((figure, i) => [figure, words[i] ?? ""] as const));
};

/** Figures from named texts; blanks are left out. UserError where one is no count of 0–99,999 or they contradict. */
export const figuresFrom = (entries: Iterable<readonly [Figure, string]>): Figures => {
  const figures = { ...NO_FIGURES };
  for (const [figure, text] of entries) {
    if (text.trim() === "") continue;
    const value = wholeNumberOf(text, COUNT_LIMITS.figure);
    if (value === undefined) throw new UserError("report.not-a-figure", { max: COUNT_LIMITS.figure });
    figures[figure] = value;
  }
  return consistent(figures);
};

const consistent = (figures: Figures): Figures => {
  const { dials, answers, conversations } = figures;
  if (answers > dials) throw new UserError("report.answers-above-dials", { dials, answers });
  if (dials > 0 && conversations > answers)
    throw new UserError("report.conversations-above-answers", { answers, conversations });
  return figures;
};

/** More than this is dialled by nobody: 60 an hour and caller, or 120 a day from someone who signed up to nothing. */
const FASTEST = { perCallerHour: 60, perDayWithoutShift: 120 } as const;

/** Whether figures want a second look before they count: `hours` caller-hours, or undefined without a shift. */
export const isUnlikely = (figures: Figures, hours: number | undefined): boolean =>
  hours === undefined
    ? figures.dials > FASTEST.perDayWithoutShift
    : figures.dials > FASTEST.perCallerHour * Math.max(hours, 1 / 60);

/** Figure by figure, added up. */
export const sumFigures = (all: Iterable<Figures>): Figures => {
  const sum = { ...NO_FIGURES };
  for (const figures of all) for (const figure of FIGURES) sum[figure] += figures[figure];
  return sum;
};
