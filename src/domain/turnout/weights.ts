import type { Ramp } from "./parameters.ts";
import type { Window } from "./window.ts";

/** Most associations of a campaign have the same window: its weights are reckoned once for each ramp. */
const reckoned = new WeakMap<Ramp, Map<number, readonly number[]>>();
const DAYS = 10_000;

/** The share of all dials that falls on each day of the campaign, by day number: 0 before joining, 1 in all. */
export const dayWeights = (window: Window, ramp: Ramp): readonly number[] => {
  const key = (window.joined * DAYS + window.days) * 7 + window.firstWeekday;
  const known = reckoned.get(ramp) ?? new Map<number, readonly number[]>();
  const weights = known.get(key) ?? weightsOf(window, ramp);
  known.set(key, weights);
  reckoned.set(ramp, known);
  return weights;
};

const weightsOf = (window: Window, ramp: Ramp): readonly number[] => {
  const { joined, days, firstWeekday } = window;
  const raw = Array.from({ length: days }, (_, day) => {
    if (day < joined) return 0;
    return Math.exp(ramp.growth * (day - days + 1)) * (ramp.weekdays[(firstWeekday + day) % 7] ?? 0);
  });
  const total = sum(raw);
  return raw.map((weight) => weight / total);
};

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
