import { addDays, type Day, dayFrom, dayOf, daysBetween, mondayOf, weekdayOf } from "./day.ts";

const WEEKDAYS = [
  ["måndag", "mån", "monday", "mon"],
  ["tisdag", "tis", "tuesday", "tue"],
  ["onsdag", "ons", "wednesday", "wed"],
  ["torsdag", "tors", "tor", "thursday", "thu"],
  ["fredag", "fre", "friday", "fri"],
  ["lördag", "lör", "saturday", "sat"],
  ["söndag", "sön", "sunday", "sun"],
] as const;
const MONTHS = [
  ["januari", "january", "jan"],
  ["februari", "february", "feb"],
  ["mars", "march", "mar"],
  ["april", "apr"],
  ["maj", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["augusti", "august", "aug"],
  ["september", "sept", "sep"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nov"],
  ["december", "dec"],
] as const;
const RELATIVE: ReadonlyMap<string, number> = new Map([
  ["idag", 0],
  ["i dag", 0],
  ["today", 0],
  ["ikväll", 0],
  ["i kväll", 0],
  ["tonight", 0],
  ["imorgon", 1],
  ["i morgon", 1],
  ["imorron", 1],
  ["tomorrow", 1],
  ["övermorgon", 2],
  ["i övermorgon", 2],
  ["day after tomorrow", 2],
  ["igår", -1],
  ["i går", -1],
  ["yesterday", -1],
]);
/** `torsdag 18 augusti`, `Thursday 18/8`, `Thursday, August 18`: no day where it is another weekday. */
const WEEKDAY_AND_DATE = /^([a-zåäö]+),? ((?:den |[a-zåäö]+\.? )?\d.*)$/;
/** `18/8`, `18/8 2022`, `18/8-2022`. */
const SLASHED = /^(\d{1,2})\/(\d{1,2})(?:[ /-](\d{4}))?$/;
/** `18 augusti`, `18 Aug 2022`, `den 18 augusti`. */
const NAMED = /^(?:den )?(\d{1,2})(?::e|:a|st|nd|rd|th)? ([a-zåäö]+)\.?(?: (\d{4}))?$/;
/** `August 18`, `Aug 18th`, `August 18, 2022`. */
const MONTH_FIRST = /^([a-zåäö]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/;

/**
 * The day that a person means, in Swedish or English: a date, `18/8`, `18 augusti`, today, tomorrow, a weekday (the
 * coming one, today counts). A date without a year is the nearest one to `today`. Undefined: not a day.
 */
export const dayMeant = (text: string, today: Day): Day | undefined => {
  const said = text
    .trim()
    .toLowerCase()
    .normalize("NFC")
    .replace(/^(?:på|on) /, "")
    .replace(/\s+/g, " ");
  const offset = RELATIVE.get(said);
  if (offset !== undefined) return addDays(today, offset);
  const weekday = weekdayNamed(said);
  if (weekday !== undefined) return addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  const [, name = "", dated = ""] = WEEKDAY_AND_DATE.exec(said) ?? [];
  const told = weekdayNamed(name);
  if (told === undefined) return dateMeant(said, today);
  const day = dateMeant(dated, today);
  return day && weekdayOf(day) === told ? day : undefined;
};

const dateMeant = (said: string, today: Day): Day | undefined => {
  const [, date, month, year] = SLASHED.exec(said) ?? [];
  if (date && month) return inYear(Number(date), Number(month), year, today);
  const named = namedDate(said);
  return named ? inYear(Number(named.date), named.month, named.year, today) : dayOf(said);
};

/** The parts of a date whose month has its name; undefined: it is no such. */
const namedDate = (said: string) => {
  const [, date = "", name = "", year] = NAMED.exec(said) ?? [];
  const [, first = name, second = date, ofYear = year] = MONTH_FIRST.exec(said) ?? [];
  const month = monthNamed(first);
  return month === undefined ? undefined : { date: second, month, year: ofYear };
};

/** `31/2`, `2027-02-29`, `18/8 20270`: written as a date, whether there is such a day or not. */
const DATE = /^(?:\d{1,2}\/\d{1,2}(?:[ /-]\d+)?|\d{4,}-\d{1,2}-\d{1,2})$/;

/** Whether a text can only be meant as a date. */
export const isDate = (text: string): boolean => {
  const said = text.trim().toLowerCase();
  return DATE.test(said) || namedDate(said) !== undefined;
};

/** The month 1–12 of a Swedish or English name or abbreviation in lower case. */
export const monthNamed = (name: string): number | undefined => {
  const index = MONTHS.findIndex((names) => (names as readonly string[]).includes(name));
  return index < 0 ? undefined : index + 1;
};

/** The weekday (0 is Monday) that a word names, also in the plural (`måndagar`, `Tuesdays`); undefined: none. */
export const weekdayNamed = (word: string): number | undefined => {
  const said = word.trim().toLowerCase().normalize("NFC");
  const forms = [said, said.replace(/(?:ar|s)$/, "")];
  const found = WEEKDAYS.findIndex((names) => forms.some((form) => (names as readonly string[]).includes(form)));
  return found < 0 ? undefined : found;
};

const inYear = (date: number, month: number, year: string | undefined, today: Day): Day | undefined => {
  if (year) return dayFrom(Number(year), month, date);
  const now = Number(today.slice(0, 4));
  const near = [now - 1, now, now + 1].flatMap((y) => dayFrom(y, month, date) ?? []);
  return near.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
};

/** The Monday of the week that a person means: `2022-W34`, `v34`, `34`, `week 34`, this/last/next week; else undefined. */
export const weekMeant = (text: string, today: Day): Day | undefined => {
  const said = text.trim().toLowerCase().normalize("NFC").replace(/\s+/g, " ");
  const relative = RELATIVE_WEEKS.get(said);
  if (relative !== undefined) return addDays(mondayOf(today), 7 * relative);
  const [, year, week] = /^(?:(\d{4})-?w|v\.?|w|vecka|week)? ?(\d{1,2})$/.exec(said) ?? [];
  if (!week) return undefined;
  const first = mondayOf(`${year ?? today.slice(0, 4)}-01-04` as Day);
  const monday = addDays(first, 7 * (Number(week) - 1));
  const inside = Number(week) >= 1 && addDays(monday, 3).slice(0, 4) === (year ?? today.slice(0, 4));
  return inside ? monday : undefined;
};

const RELATIVE_WEEKS: ReadonlyMap<string, number> = new Map([
  ["", 0],
  ["vecka", 0],
  ["veckan", 0],
  ["hela veckan", 0],
  ["week", 0],
  ["denna vecka", 0],
  ["den här veckan", 0],
  ["this week", 0],
  ["förra veckan", -1],
  ["last week", -1],
  ["nästa vecka", 1],
  ["next week", 1],
]);
