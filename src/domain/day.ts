// One by one: the package's index brings 300 modules, and Node reads its 200 kB of package.json anew for each.
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { getISODay } from "date-fns/getISODay";
import { getISOWeek } from "date-fns/getISOWeek";
import { getISOWeekYear } from "date-fns/getISOWeekYear";
import { isExists } from "date-fns/isExists";
import { lightFormat } from "date-fns/lightFormat";
import { parseISO } from "date-fns/parseISO";
import { startOfISOWeek } from "date-fns/startOfISOWeek";

/** A campaign day, `yyyy-MM-dd` in the campaign's zone. Never a moment: a moment is a `Date`. */
export type Day = string & { readonly kind: "day" };
/** A wall-clock time, `HH:mm`; `24:00` only as an end. */
export type Clock = string & { readonly kind: "clock" };
/** An IANA zone name that this runtime knows. */
export type Zone = string & { readonly kind: "zone" };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const CLOCK = /^([01]?\d|2[0-4])[:.]([0-5]\d)$/;

/** The day that the text names, or undefined where there is no such day (31 February, year 20270). */
export const dayOf = (text: string): Day | undefined => {
  const [, year, month, date] = DAY.exec(text) ?? [];
  return year && month && date ? dayFrom(Number(year), Number(month), Number(date)) : undefined;
};

/** The day with these numbers (month 1–12), or undefined where there is none; years 1900–2199. */
export const dayFrom = (year: number, month: number, date: number): Day | undefined => {
  if (year < 1900 || year > 2199 || !isExists(year, month - 1, date)) return undefined;
  return dayOn(new Date(year, month - 1, date));
};

/** `6:30`, `06.30` → `06:30`; undefined for anything that is no time of day. 24:00 is read and is for ends only. */
export const clockOf = (text: string): Clock | undefined => {
  const [, hour, minute] = CLOCK.exec(text.trim()) ?? [];
  if (!hour || !minute || (hour === "24" && minute !== "00")) return undefined;
  return `${hour.padStart(2, "0")}:${minute}` as Clock;
};

/** The zone in its usual capitals, or undefined where the runtime does not know it. */
export const zoneOf = (text: string): Zone | undefined => {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    // Another name for the same zone, as Asia/Calcutta for Asia/Kolkata, is not what was said.
    return (timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text) as Zone;
  } catch {
    return undefined;
  }
};

// A day is reckoned at the machine's own midnight, where date-fns counts calendar days; no zone ever enters.
const midnight = (day: Day): Date => parseISO(day);
const dayOn = (at: Date): Day => lightFormat(at, "yyyy-MM-dd") as Day;

/** The day `days` later (negative: earlier). Every sign-up asks, and parsing and formatting would cost ten times as much. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day;
/** Whole days from `from` to `to`. */
export const daysBetween = (from: Day, to: Day): number => differenceInCalendarDays(midnight(to), midnight(from));
/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: Day): number => getISODay(midnight(day)) - 1;
/** The Monday of the day's week. */
export const mondayOf = (day: Day): Day => dayOn(startOfISOWeek(midnight(day)));

/** The ISO week of a day as `yyyy-Www`. */
export const weekOf = (day: Day): string => {
  const at = midnight(day);
  return `${getISOWeekYear(at)}-W${String(getISOWeek(at)).padStart(2, "0")}`;
};

const WEEK = /^(\d{4})-W(\d{2})$/;

/** The Monday of an ISO week written `yyyy-Www`, or undefined where there is no such week. */
export const mondayOfWeek = (text: string): Day | undefined => {
  const [, year, week] = WEEK.exec(text) ?? [];
  if (!year || !week) return undefined;
  const monday = addDays(mondayOf(`${year}-01-04` as Day), (Number(week) - 1) * 7);
  return weekOf(monday) === text ? monday : undefined;
};
