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

/** Whether each person who was there has figures of their own, rather than somebody counting all. */
export const isPersonal = (kind: ActivityKind): boolean => !ASKED[kind].includes("attended");

/** What may be added before them: a line of four begins with callers, one of five with callers and minutes. */
const LEADING: readonly (readonly Figure[])[] = [[], ["callers"], ["callers", "minutes"]];

/** Every figure that a report on this kind may hold. */
const known = (kind: ActivityKind): readonly Figure[] =>
  kind === "phonebank" ? [...(LEADING.at(-1) ?? []), ...ASKED[kind]] : ASKED[kind];

/** Commas and semicolons part figures like spaces; one without a space behind it is part of what it stands in. */
const GAP = /[,;]?[ \t\n]+/;
const GROUP = /^\d{3}$/;
const BEFORE_GROUP = /^[1-9]\d{0,2}(?: \d{3})*$/;

const wordsIn = (line: string): readonly string[] => line.trim().split(GAP).filter(Boolean);

/** The figures that so many numbers in a row stand for, or undefined where the kind asks for another count. */
const rowOf = (count: number, kind: ActivityKind): readonly Figure[] | undefined => {
  const more = count - ASKED[kind].length;
  const leading = kind === "phonebank" ? LEADING[more] : more === 0 ? [] : undefined;
  return leading && [...leading, ...ASKED[kind]];
};

/** Whether a line has as many numbers as the kind asks. */
export const fitsKind = (line: string, kind: ActivityKind): boolean => {
  const words = wordsIn(line);
  return [words, ...groupings(words)].some((numbers) => rowOf(numbers.length, kind) !== undefined);
};

/**
 * Figures from numbers in a row, as a line gives them: `40 14 11`, `5 200 68 51`. Thousands may be set apart, `1 200 400
 * 310`, where that can be read in one way only. UserError where the count or a number does not fit the kind.
 */
export const figuresFromLine = (line: string, kind: ActivityKind): Figures => {
  const words = wordsIn(line);
  const read = (numbers: readonly string[]): Figures => {
    const row = rowOf(numbers.length, kind);
    if (!row) throw new UserError(`report.line.${kind}`, { count: numbers.length });
    return figuresFrom(
      row.map((figure, i) => [figure, numbers[i] ?? ""] as const),
      kind,
    );
  };
  try {
    return read(words);
  } catch (error) {
    const others = groupings(words).flatMap((numbers) => readable(() => read(numbers)));
    const [only] = others;
    if (only && others.length === 1) return only;
    throw error;
  }
};

const readable = (read: () => Figures): readonly Figures[] => {
  try {
    return [read()];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
};

/** More words than this are no row of figures. */
const MOST_WORDS = 10;

/** The ways in which words that follow one another may be one number with its thousands set apart. */
const groupings = (words: readonly string[]): readonly (readonly string[])[] => {
  if (words.length > MOST_WORDS) return [];
  const ways = words.reduce<readonly (readonly string[])[]>(
    (sofar, word) =>
      sofar.flatMap((numbers) => {
        const last = numbers.at(-1);
        const joins = last !== undefined && GROUP.test(word) && BEFORE_GROUP.test(last);
        return [[...numbers, word], ...(joins ? [[...numbers.slice(0, -1), `${last} ${word}`]] : [])];
      }),
    [[]],
  );
  return ways.filter((numbers) => numbers.length < words.length);
};

/** The same figures in a row, as `figuresFromLine` reads them. */
export const lineOf = (figures: Figures, kind: ActivityKind): string => {
  const leading = kind !== "phonebank" ? [] : LEADING[figures.minutes > 0 ? 2 : figures.callers > 0 ? 1 : 0];
  return [...(leading ?? []), ...ASKED[kind]].map((figure) => figures[figure]).join(" ");
};

/**
 * The figures of a kind from named texts; blanks and what the kind doesn't know are left out. UserError where one is no
 * count of 0–99,999 or they contradict.
 */
export const figuresFrom = (entries: Iterable<readonly [Figure, string]>, kind: ActivityKind): Figures => {
  const figures = { ...NO_FIGURES };
  for (const [figure, text] of entries) {
    if (text.trim() === "" || !known(kind).includes(figure)) continue;
    const value = wholeNumberOf(text, COUNT_LIMITS.figure);
    if (value === undefined) throw new UserError("report.not-a-figure", { max: COUNT_LIMITS.figure });
    figures[figure] = value;
  }
  return kind === "phonebank" ? consistent(figures) : figures;
};

const consistent = (figures: Figures): Figures => {
  const { dials, answers, conversations } = figures;
  if (answers > dials) throw new UserError("report.answers-above-dials", { dials, answers });
  if (conversations > answers) throw new UserError("report.conversations-above-answers", { answers, conversations });
  return figures;
};

/** More than this is dialled by nobody: 60 an hour and caller, or 120 a day where nobody knows the hours. */
const FASTEST = { perCallerHour: 60, perDay: 120 } as const;

/** Whether figures want a second look before they count: `hours` caller-hours, or undefined where they aren't known. */
export const isUnlikely = (figures: Figures, hours: number | undefined): boolean =>
  figures.dials > (hours === undefined ? FASTEST.perDay : FASTEST.perCallerHour * hours);

/** Figure by figure, added up. */
export const sumFigures = (all: Iterable<Figures>): Figures => {
  const sum = { ...NO_FIGURES };
  for (const figures of all) for (const figure of FIGURES) sum[figure] += figures[figure];
  return sum;
};
