import type { Day } from "./day.ts";
import { dayMeant } from "./dayword.ts";
import type { Scheduled } from "./shift.ts";
import { bareText, foldText } from "./text.ts";

/** A place is typed as it is spelled, or on a keyboard without å, ä and ö. */
const FORMS = [foldText, bareText] as const;

const partsOf = ({ activity }: Scheduled): readonly string[] => [
  activity.place,
  activity.title,
  activity.series ?? "",
  activity.area ?? "",
  ...activity.hosts.map(({ name }) => name),
];

/**
 * The shifts that the words fit, best first and only the best kind of fit: a place or title said in full, one that begins
 * so, else all words somewhere in place, title, series, area and hosts.
 */
export const shiftsFitting = (shifts: readonly Scheduled[], said: string): readonly Scheduled[] => {
  for (const form of FORMS) {
    const found = fittingIn(form, shifts, said);
    if (found.length > 0) return found;
  }
  return [];
};

const fittingIn = (
  form: (text: string) => string,
  shifts: readonly Scheduled[],
  said: string,
): readonly Scheduled[] => {
  const wantedText = form(said);
  if (wantedText === "") return [];
  const words = wantedText.split(" ");
  const fits: readonly ((parts: readonly string[]) => boolean)[] = [
    (parts) => parts.includes(wantedText),
    (parts) => parts.some((part) => part.startsWith(wantedText)),
    (parts) =>
      words.every((word) => parts.some((part) => part.split(/[\s,]+/).some((piece) => piece.startsWith(word)))),
    (parts) => words.every((word) => parts.some((part) => part.includes(word))),
  ];
  const folded = shifts.map((shift) => ({ shift, parts: partsOf(shift).map(form) }));
  for (const matches of fits) {
    const found = folded.filter(({ parts }) => matches(parts));
    if (found.length > 0) return found.map(({ shift }) => shift);
  }
  return [];
};

/** A day said with a place takes at most this many words: `den 22 augusti 2022`. */
const DAY_WORDS = 4;

/** The same, where a day may also be said, alone or before or after the rest: `Rissne centrum tisdag`. */
export const shiftsMeant = (shifts: readonly Scheduled[], said: string, today: Day): readonly Scheduled[] => {
  const on = (day: Day): readonly Scheduled[] => shifts.filter(({ activity }) => activity.day === day);
  const alone = dayMeant(said, today);
  if (alone) return on(alone);
  const fit = shiftsFitting(shifts, said);
  if (fit.length > 0) return fit;
  const words = said.trim().split(/[\s,]+/);
  for (let n = Math.min(DAY_WORDS, words.length - 1); n > 0; n--) {
    for (const [day, rest] of [
      [words.slice(-n), words.slice(0, -n)],
      [words.slice(0, n), words.slice(n)],
    ]) {
      const meant = dayMeant(day?.join(" ") ?? "", today);
      const found = meant && shiftsFitting(on(meant), rest?.join(" ") ?? "");
      if (found && found.length > 0) return found;
    }
  }
  return [];
};
