import { addDays, type Clock, type Day } from "./day.ts";
import { dayMeant } from "./dayword.ts";
import { weekdaysIn } from "./repeat.ts";
import { hourOrClock } from "./timeword.ts";

type Once = { readonly kind: "once"; readonly day: Day; readonly clock: Clock };

/** When something shall come, as a person wrote it; `before` counts from the start of an activity named elsewhere. */
export type Meant =
  | Once
  | { readonly kind: "weekly"; readonly weekdays: readonly number[]; readonly clock: Clock }
  | { readonly kind: "before"; readonly minutes: number }
  | { readonly kind: "days-before"; readonly days: number; readonly clock: Clock };

/** A time of day at the end: `12`, `12:00`, `kl 12.00`, `at 12`; the rest before it. */
const WITH_CLOCK = /^(?:(.*?)[\s,]+)?(?:(?:at|kl\.?|klockan) )?(\d{1,2}(?:[:.]\d{2})?)$/;
/** `2 h before`, `en timme före`, `30 minuter innan`. */
const SPAN_BEFORE =
  /^(\d+|an?|one|en|ett|two|två|half an|en halv) ?(m|min|minuter|minutes?|h|tim|timmar?|timme|hours?) (?:before|före|innan)$/;
/** `the day before`, `dagen före`, `3 dagar före`. */
const DAYS_BEFORE =
  /^(?:(?:the )?(?:day|evening) before|(?:dagen|kvällen) (?:före|innan)|(\d+) (?:days?|dagar|dag|dygn) (?:before|före|innan))$/;
/** `every Wednesday`, `varje måndag och torsdag`. */
const EVERY = /^(?:every|each|varje|var|alla) (.+)$/;
/** Weekdays in the plural say the same without an "every". */
const PLURAL = /(?:dagar|days)$/;
const DAILY = new Set(["daily", "dagligen"]);

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  en: 1,
  ett: 1,
  two: 2,
  två: 2,
  "half an": 0.5,
  "en halv": 0.5,
};
/** The longest time before an activity: two weeks. */
const MOST_DAYS = 14;

/**
 * What a person means by `every Wednesday 12:00`, `varje onsdag 12.00`, `18/8 17.30`, `tomorrow 9`, `2 h before` or
 * `dagen före 12.00`, in Swedish or English; undefined where that is none of these. A weekday alone is the coming one.
 */
export const recurrenceMeant = (text: string, today: Day): Meant | undefined => {
  const said = text.trim().toLowerCase().normalize("NFC").replace(/\s+/g, " ");
  const [, count, unit] = SPAN_BEFORE.exec(said) ?? [];
  if (count && unit) return before(NUMBERS[count] ?? Number(count), unit);
  const [, rest = "", time = ""] = WITH_CLOCK.exec(said) ?? [];
  const clock = hourOrClock(time);
  if (!clock || clock === "24:00") return undefined;
  const ahead = DAYS_BEFORE.exec(rest);
  if (ahead) return daysBefore(Number(ahead[1] ?? 1), clock);
  const weekdays = weekdaysMeant(rest);
  if (weekdays) return { kind: "weekly", weekdays, clock };
  const day = rest === "" ? today : dayMeant(rest, today);
  return day && { kind: "once", day, clock };
};

const before = (count: number, unit: string): Meant | undefined => {
  const minutes = Math.round(count * (unit.startsWith("m") ? 1 : 60));
  return minutes > 0 && minutes <= MOST_DAYS * 24 * 60 ? { kind: "before", minutes } : undefined;
};

const daysBefore = (days: number, clock: Clock): Meant | undefined =>
  days > 0 && days <= MOST_DAYS ? { kind: "days-before", days, clock } : undefined;

const weekdaysMeant = (said: string): readonly number[] | undefined => {
  const named = DAILY.has(said) ? "dag" : (EVERY.exec(said)?.[1] ?? (PLURAL.test(said) ? said : ""));
  const weekdays = weekdaysIn(named.replace(/^(?:on|på) /, ""));
  return weekdays && [...weekdays].sort();
};

/** The same a week later, for a weekday whose hour has passed today. */
export const weekLater = (meant: Once): Once => ({ ...meant, day: addDays(meant.day, 7) });
