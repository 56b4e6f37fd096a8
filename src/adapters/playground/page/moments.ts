import type { Tongue } from "./words.ts";

const shown = (at: string, { tag, zone }: Tongue, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tag, { timeZone: zone, ...options }).format(new Date(at));

/** `06:30`. */
export const timeOf = (at: string, tongue: Tongue): string =>
  shown(at, tongue, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** `onsdag 17 augusti 2022`. */
export const dayOf = (at: string, tongue: Tongue): string =>
  shown(at, tongue, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).replace(",", "");

/** `ons`. */
export const weekdayOf = (at: string, tongue: Tongue): string => shown(at, tongue, { weekday: "short" });

/** `17 aug. 2022`. */
export const shortDayOf = (at: string, tongue: Tongue): string =>
  shown(at, tongue, { day: "numeric", month: "short", year: "numeric" });

/** `2022-08-17T07:00`, as a field for date and time takes it. */
export const localOf = (at: string, { zone }: Tongue): string => {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return parts.format(new Date(at)).replace(" ", "T");
};
