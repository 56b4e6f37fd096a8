import { COUNT_LIMITS, hoursOf } from "../../domain/number.ts";

/** `share`: hundredths of a per cent of the call list, 1–10,000; `hours`: half caller-hours. */
export type GoalDraft = { readonly unit: "share" | "hours"; readonly value: number };

const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?\s?%$/;
const HOURS = /^([\d\s.,½]{1,12}?)\s?(?:h|t|tim(?:mar)?|hours?)\.?$/i;

/** The goal that `20%`, `12,5 %` or `60h` writes; undefined where the unit is missing or the figure is no goal. */
export const goalOf = (text: string): GoalDraft | undefined => {
  const written = text.trim();
  const [, percent, decimals = ""] = PERCENT.exec(written) ?? [];
  if (percent !== undefined) return positive("share", Number(percent + decimals.padEnd(2, "0")), 10_000);
  const hours = hoursOf(HOURS.exec(written)?.[1] ?? "", COUNT_LIMITS.other);
  return hours === undefined ? undefined : positive("hours", hours * 2, Number.POSITIVE_INFINITY);
};

const positive = (unit: GoalDraft["unit"], value: number, max: number): GoalDraft | undefined =>
  value > 0 && value <= max ? { unit, value } : undefined;
