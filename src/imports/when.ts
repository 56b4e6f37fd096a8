import { type Clock, clockOf, type Day, dayFrom } from "../domain/day.ts";
import { monthNamed } from "../domain/dayword.ts";

/** The day a text opens with and the text after it; `impossible` and `no-year` carry the date as written. */
export type OpeningDay =
  | { readonly kind: "day"; readonly day: Day; readonly rest: string }
  | { readonly kind: "impossible"; readonly written: string }
  | { readonly kind: "no-year"; readonly written: string }
  | { readonly kind: "none" };

/** The hours a text opens with and the text after them; both undefined where it says that no time is set yet. */
export type OpeningHours =
  | { readonly kind: "hours"; readonly start: Clock; readonly end: Clock | undefined; readonly rest: string }
  | { readonly kind: "unset"; readonly rest: string }
  | { readonly kind: "impossible"; readonly written: string }
  | { readonly kind: "backwards"; readonly written: string }
  | { readonly kind: "none" };

/** A weekday before the date: `tors `, `Onsdag den `, `Sat, `. */
const WEEKDAY =
  /^(?:(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?|(?:mon|tue|wed|thu|fri|sat|sun)\p{L}{0,6})\.?,?\s+(?:den\s+)?(?=\d)/iu;
/** `2022-08-18`, `2022/8/18`, `20220818`. */
const YEAR_FIRST = /^(?:(\d{4,6})([-/])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2}))(?!\d)/;
/** `18/8`, `18/8 2022`, `18/8-2022`; with points only `18.8.2022`, because `18.30` is a time; never `18/8–19/8`, two days. */
const DAY_FIRST =
  /^(\d{1,2})(?:\s?\/\s?(\d{1,2})(?:\s?[-/ ]\s?(\d{4,6})(?![\d:.]))?|\.(\d{1,2})\.(\d{4,6}))(?!\d|\s?[-–]\s?\d{1,2}\/)/;
/** `18 augusti`, `18 Aug 2022`. */
const NAMED_MONTH = /^(\d{1,2})\s(\p{L}{3,9})\.?(?:\s(\d{4,6})(?![\d:.]))?(?![\p{L}\d])/u;

/** Reads the date a text opens with; one without a year is of `year`. */
export const openingDay = (text: string, year: number | undefined): OpeningDay => {
  const from = text.replace(WEEKDAY, "");
  const found = yearFirst(from) ?? dayFirst(from) ?? namedMonth(from);
  if (!found) return { kind: "none" };
  const { written, date, month } = found;
  const inYear = found.year ?? year;
  if (inYear === undefined) return { kind: "no-year", written };
  const day = dayFrom(inYear, month, date);
  return day ? { kind: "day", day, rest: afterComma(from.slice(written.length)) } : { kind: "impossible", written };
};

type Numbers = {
  readonly written: string;
  readonly year: number | undefined;
  readonly month: number;
  readonly date: number;
};

const yearFirst = (text: string): Numbers | undefined => {
  const [written, year, , month, date, solidYear, solidMonth, solidDate] = YEAR_FIRST.exec(text) ?? [];
  if (written === undefined) return undefined;
  return {
    written,
    year: Number(year ?? solidYear),
    month: Number(month ?? solidMonth),
    date: Number(date ?? solidDate),
  };
};

const dayFirst = (text: string): Numbers | undefined => {
  const [written, date, month, year, pointMonth, pointYear] = DAY_FIRST.exec(text) ?? [];
  if (written === undefined) return undefined;
  return { written, year: numberOf(year ?? pointYear), month: Number(month ?? pointMonth), date: Number(date) };
};

const namedMonth = (text: string): Numbers | undefined => {
  const [written, date, name = "", year] = NAMED_MONTH.exec(text) ?? [];
  const month = monthNamed(name.toLowerCase());
  if (written === undefined || month === undefined) return undefined;
  return { written, year: numberOf(year), month, date: Number(date) };
};

const numberOf = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits);

const AT = /^kl(?:ockan)?(?!\p{L})[.:]*\s*/iu;
/** `6:30`, `06.30`, `06:30:00`, `0630`, or an hour alone. */
const TIME = String.raw`(\d{1,2}(?:[:.]\d{1,2}){0,2}|\d{4})(?![\d:])`;
const SPAN = new RegExp(`^${TIME}(?:\\s?(?:[-–—]|till|to)\\s?${TIME})?`);
/** "Tid ej fastställd", "ej bestämt", "tid kommer", "TBA". */
const UNSET =
  /^(?:(?:tid(?:en|punkt(?:en)?)?|time)\s(?:är\s|is\s)?(?:kommer(?:\ssenare)?|meddelas(?:\ssenare)?|oklar|saknas|t\.?b\.?[acd]\.?)|(?:(?:tid(?:en|punkt(?:en)?)?|klockslag(?:et)?|time)\s(?:är\s|is\s)?)?(?:(?:ännu\s)?(?:ej|inte|icke)(?:\sännu)?\s(?:fastställ[dt]|bestäm[dt]|spikad|satt?|klart?)|not\s(?:yet\s)?(?:set|decided|fixed)|to be (?:announced|confirmed|decided)|TB[ACD]))(?!\p{L})/iu;

/** Reads the hours a text opens with. A bare number is a time only after "kl" or in a span. */
export const openingHours = (text: string): OpeningHours => {
  const at = AT.exec(text)?.[0] ?? "";
  const from = text.slice(at.length);
  const unset = UNSET.exec(from)?.[0];
  if (unset !== undefined) return { kind: "unset", rest: afterComma(from.slice(unset.length)) };
  const [written = "", first = "", last] = SPAN.exec(from) ?? [];
  const isTime = at !== "" || last !== undefined || /[:.]/.test(first);
  if (!isTime) return { kind: "none" };
  const start = clockIn(first);
  const end = last === undefined ? undefined : clockIn(last);
  if (!start || start === "24:00" || (last !== undefined && !end))
    return { kind: "impossible", written: written || from.slice(0, 20) };
  if (end !== undefined && end <= start) return { kind: "backwards", written };
  return { kind: "hours", start, end, rest: afterComma(from.slice(written.length)) };
};

/** The time of day that `6`, `6:30`, `06.30`, `0630` or `06:30:00` writes, or undefined. */
export const clockIn = (written: string): Clock | undefined => {
  const [hour = "", minute = "00"] = written.replace(/^(\d\d)(\d\d)$/, "$1:$2").split(/[:.]/);
  return clockOf(`${hour}:${minute}`);
};

const afterComma = (text: string): string => text.replace(/^[\s,;:–—-]+/, "");
