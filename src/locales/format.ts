import type { Clock, Day } from "../domain/day.ts";
import type { Locale } from "../domain/locale.ts";

/** BCP 47 tags; British English for day before month. */
const TAG: Readonly<Record<Locale, string>> = { sv: "sv-SE", en: "en-GB" };

type Form = "long" | "short" | "weekday" | "month";
const FORMS: Readonly<Record<Form, Intl.DateTimeFormatOptions>> = {
  long: { weekday: "long", day: "numeric", month: "long" },
  short: { weekday: "short", day: "numeric", month: "short" },
  weekday: { weekday: "long" },
  month: { day: "numeric", month: "long" },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** A campaign day in words: `onsdag 17 augusti`, `Wednesday 17 August`. */
export const dayWords = (day: Day, locale: Locale, form: Form = "long"): string => {
  const id = `${locale} ${form}`;
  const format = formats.get(id) ?? new Intl.DateTimeFormat(TAG[locale], { ...FORMS[form], timeZone: "UTC" });
  formats.set(id, format);
  return format.format(new Date(`${day}T12:00:00Z`)).replace(",", "");
};

/** `06:30–09:00`, `17:30`, or undefined where no start is known. */
export const clockWords = (start: Clock | undefined, end: Clock | undefined): string | undefined =>
  start && end ? `${start}–${end}` : start;

/** `31/8`, in either language. */
export const dateWords = (day: Day): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;

/** `17–19`, `17:30–19`: a shift on a button. Undefined where no start is known. */
export const hourWords = (start: Clock | undefined, end: Clock | undefined): string | undefined => {
  const short = (clock: Clock): string => clock.replace(/^0/, "").replace(/:00$/, "");
  return start && end ? `${short(start)}–${short(end)}` : start;
};

const SPELLED: Readonly<Record<Locale, string>> = {
  sv: "noll ett två tre fyra fem sex sju åtta nio tio elva tolv",
  en: "no one two three four five six seven eight nine ten eleven twelve",
};
/** A small number in letters, a larger one in figures: `tre`, `13`. */
export const spelledOut = (n: number, locale: Locale): string =>
  SPELLED[locale].split(" ")[n] ?? numberWords(n, locale);

const numbers: Readonly<Record<Locale, Intl.NumberFormat>> = {
  sv: new Intl.NumberFormat("sv-SE", { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }),
};
/** `4 012` (no-break space), `4,012`. */
export const numberWords = (n: number, locale: Locale): string => numbers[locale].format(n);

/** A share of 0–1 as whole per cent: `34 %`, `34%`. */
export const percentWords = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(TAG[locale], { style: "percent", maximumFractionDigits: 0 }).format(share);

/** A figure that someone set, as exactly as it is kept: `0,127`; as a share `33,3 %`. */
export const exactWords = (n: number, locale: Locale, style: "decimal" | "percent"): string =>
  new Intl.NumberFormat(TAG[locale], { style, maximumFractionDigits: style === "percent" ? 1 : 3 }).format(n);

/** The first letter large, the rest as it is. */
export const capitalised = (text: string, locale: Locale): string =>
  text.charAt(0).toLocaleUpperCase(TAG[locale]) + text.slice(1);

/** A weekday by its number, 0 is Monday: `måndag`, or short `mån`. */
export const weekdayWords = (weekday: number, locale: Locale, form: "long" | "short" = "long"): string =>
  new Intl.DateTimeFormat(TAG[locale], { weekday: form, timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, 1 + weekday)),
  );
