import type { Locale } from "../domain/locale.ts";

/** A count as the language groups it: `4 012` with a no-break space in Swedish, `4,012` in English. */
export const formatCount = (count: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(count);

/** A share of a goal in whole per cent, rounded down: 100 % is said only of what has been reached. */
export const formatShare = (dials: number, goal: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: "percent" }).format(Math.floor((dials * 100) / goal) / 100);

/** The distance between an axis's lines: 1, 2 or 5 times a power of ten, at least 1, for at most `lines` of them. */
export const axisStep = (highest: number, lines: number): number => {
  const wanted = Math.max(1, highest / lines);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5, 10].find((factor) => factor * power >= wanted) ?? 10;
  return factor * power;
};
