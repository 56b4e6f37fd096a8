import { addDays, type Clock, type Day } from "./day.ts";
import { dayMeant, weekdayNamed } from "./dayword.ts";
import { weekdaysIn } from "./repeat.ts";
import { hourOrClock } from "./timeword.ts";

type Once = { readonly kind: "once"; readonly day: Day; readonly clock: Clock };

/** When something shall come, as a person wrote it; `before` counts from the start of an activity named elsewhere. */
export type Meant =
  | Once
  | { readonly kind: "weekly"; readonly weekdays: readonly number[]; readonly clock: Clock }
  | { readonly kind: "before"; readonly minutes: number }
  | { readonly kind: "days-before"; readonly days: number; readonly clock: Clock };

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  en: 1,
  ett: 1,
  two: 2,
  två: 2,
  three: 3,
  tre: 3,
  four: 4,
  fyra: 4,
  five: 5,
  fem: 5,
  six: 6,
  sex: 6,
  seven: 7,
  sju: 7,
  "half an": 0.5,
  "en halv": 0.5,
  "one and a half": 1.5,
  "en och en halv": 1.5,
};
const COUNT = String.raw`(\d+(?:[,.]5)?|${Object.keys(NUMBERS).join("|")})`;
const BEFORE = "(?:before|före|innan)";
const CLOCK = String.raw`(?:(?:at|kl\.?|klockan) )?(\d{1,2}(?:[:.]\d{2})?)`;
/** A time of day at the end: `12`, `12:00`, `kl 12.00`, `at 12`; the rest before it. */
const WITH_CLOCK = new RegExp(String.raw`^(?:(.*?)[\s,]+)?${CLOCK}$`);
/** `kl 12 varje onsdag`, which nobody means otherwise. */
const CLOCK_FIRST = new RegExp(String.raw`^${CLOCK}[\s,]+(.+)$`);
/** `2 h before`, `en timme före`, `30 minuter innan`. */
const SPAN_BEFORE = new RegExp(`^${COUNT} ?(m|min|minuter|minutes?|h|tim|timmar?|timme|hours?) ${BEFORE}$`);
/** `the day before`, `dagen före`, `3 dagar före`, `en vecka före`. */
const DAY_BEFORE = /^(?:(?:the )?(?:day|evening) before|(?:dagen|kvällen) (?:före|innan))$/;
const DAYS_BEFORE = new RegExp(`^${COUNT} (days?|dagar|dag|dygn|weeks?|veckor|vecka) ${BEFORE}$`);
/** `every Wednesday`, `varje måndag och torsdag`. */
const EVERY = /^(?:every|each|varje|var|alla) (.+)$/;
/** Weekdays in the plural, and several of them, say the same without an "every". */
const PLURAL = /(?:dagar|days|helger|weekends)$/;
const DAILY = new Set(["daily", "dagligen"]);

/** The longest time before an activity: two weeks. */
const MOST_DAYS = 14;

/**
 * What a person means by `every Wednesday 12:00`, `varje onsdag 12.00`, `18/8 17.30`, `tomorrow 9`, `2 h before` or
 * `dagen före 12.00`, in Swedish or English; undefined where that is none of these. A weekday alone is the coming one.
 */
export const recurrenceMeant = (text: string, today: Day): Meant | undefined => {
  const said = plain(text);
  const [, count, unit] = SPAN_BEFORE.exec(said) ?? [];
  if (count && unit) return before(numberIn(count), unit);
  const { rest, time } = withClock(said);
  const clock = hourOrClock(time);
  if (!clock || clock === "24:00") return undefined;
  if (DAY_BEFORE.test(rest)) return daysBefore(1, clock);
  const [, days, length = ""] = DAYS_BEFORE.exec(rest) ?? [];
  if (days) return daysBefore(numberIn(days) * (/^[wv]/.test(length) ? 7 : 1), clock);
  const weekdays = weekdaysMeant(rest);
  if (weekdays) return { kind: "weekly", weekdays, clock };
  const day = rest === "" ? today : dayMeant(rest, today);
  return day && { kind: "once", day, clock };
};

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(/[.!]$/, "")
    .replace(/^(?:on|på) /, "");

const withClock = (said: string): { readonly rest: string; readonly time: string } => {
  const [, early, after] = CLOCK_FIRST.exec(said) ?? [];
  const [, rest = "", time] = WITH_CLOCK.exec(said) ?? [];
  if (time !== undefined) return { rest, time };
  return { rest: (after ?? "").replace(/^(?:on|på) /, ""), time: early ?? "" };
};

const numberIn = (said: string): number => NUMBERS[said] ?? Number(said.replace(",", "."));

const before = (count: number, unit: string): Meant | undefined => {
  const minutes = Math.round(count * (unit.startsWith("m") ? 1 : 60));
  return minutes > 0 && minutes <= MOST_DAYS * 24 * 60 ? { kind: "before", minutes } : undefined;
};

const daysBefore = (days: number, clock: Clock): Meant | undefined =>
  Number.isInteger(days) && days > 0 && days <= MOST_DAYS ? { kind: "days-before", days, clock } : undefined;

const weekdaysMeant = (said: string): readonly number[] | undefined => {
  const every = EVERY.exec(said)?.[1];
  const weekdays = weekdaysIn(DAILY.has(said) ? "dag" : (every ?? said));
  if (!weekdays) return undefined;
  const repeats = every !== undefined || DAILY.has(said) || PLURAL.test(said) || weekdays.size > 1;
  return repeats ? [...weekdays].sort() : undefined;
};

/** The same a week later where only a weekday was said, `onsdag 12`, whose hour has passed. */
export const weekLater = (meant: Once, text: string): Once =>
  weekdayNamed(withClock(plain(text)).rest) === undefined ? meant : { ...meant, day: addDays(meant.day, 7) };
