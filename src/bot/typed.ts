import { type Clock, type Day, dayFrom } from "../domain/day.ts";
import { dayMeant } from "../domain/dayword.ts";
import { UserError } from "../domain/error.ts";
import { wholeNumberOf } from "../domain/number.ts";
import { type CleanText, cleanLines, cleanText } from "../domain/text.ts";
import { hoursMeant } from "../domain/timeword.ts";

/** A field of a form as someone filled it in: its label, for the refusal, and the text; a missing field is blank. */
export type Typed = { readonly field: string; readonly text: string | undefined };

const cleaned = ({ field, text = "" }: Typed, clean: (text: string) => CleanText): string | undefined => {
  const said = clean(text);
  if (said.kind === "too-long") throw new UserError("error.field-long", { field, count: said.max });
  if (said.kind === "refused") throw new UserError("error.field-refused", { field });
  return said.kind === "ok" ? said.text : undefined;
};

/** One line of at most `max` graphemes; undefined where it is blank. UserError where it can't be stored. */
export const lineTyped = (typed: Typed, max: number): string | undefined => cleaned(typed, (t) => cleanText(t, max));
/** The same with its line ends. */
export const linesTyped = (typed: Typed, max: number): string | undefined => cleaned(typed, (t) => cleanLines(t, max));

/** What was read, or a UserError where the field was blank. */
export const mustHave = <T>(typed: Typed, value: T | undefined): T => {
  if (value === undefined) throw new UserError("error.field-blank", { field: typed.field });
  return value;
};

/** A whole number up to `max`; undefined where it is blank. */
export const countTyped = ({ field, text = "" }: Typed, max: number): number | undefined => {
  if (text.trim() === "") return undefined;
  const count = wholeNumberOf(text, max);
  if (count === undefined) throw new UserError("error.field-number", { field, max });
  return count;
};

/** One of the values of a choice field. */
export const choiceTyped = <T extends string>({ field, text = "" }: Typed, values: readonly T[]): T => {
  const value = values.find((one) => one === text.trim());
  if (value === undefined) throw new UserError("error.field-choice", { field });
  return value;
};

/** A day in words or figures. */
export const dayTyped = (typed: Typed, today: Day): Day => {
  const text = mustHave(typed, typed.text?.trim() || undefined);
  const day = dayMeant(text, today);
  if (!day) throw new UserError("error.field-day", { field: typed.field });
  return day;
};

/**
 * A day to come: one without a year that `dayMeant` finds in the past is next year's, where that is before `last`.
 * UserError for a past day.
 */
export const dayToCome = (day: Day, today: Day, last: Day): Day => {
  if (day >= today) return day;
  const [year, month, date] = day.split("-").map(Number);
  const next = year && month && date ? dayFrom(year + 1, month, date) : undefined;
  if (next && next >= today && next <= last) return next;
  throw new UserError("error.day-past");
};

/** Hours of a day; `overnight`: they end on the next one, which is asked about before it is believed. */
export type Times = {
  readonly start: Clock | undefined;
  readonly end: Clock | undefined;
  readonly overnight: boolean;
};
export const NO_TIMES: Times = { start: undefined, end: undefined, overnight: false };

/** `17–19`, `06:30`, or blank where the time is to come. */
export const timesTyped = ({ field, text = "" }: Typed): Times => {
  const hours = hoursMeant(text);
  if (hours.kind === "unclear") throw new UserError("error.field-time", { field });
  if (hours.kind === "unset") return NO_TIMES;
  return { start: hours.start, end: hours.end, overnight: hours.backwards };
};
