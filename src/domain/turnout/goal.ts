import type { TurnoutParameters } from "./parameters.ts";

/** What an association promised: a share (0–1) of its call list reached, or hours of calling. `list`: persons on it, if known. */
export type Goal =
  | { readonly kind: "coverage"; readonly list: number; readonly share: number }
  | { readonly kind: "hours"; readonly list: number | undefined; readonly hours: number };

/** The goal in dials, rounded up; undefined where there is nothing to reach: an empty list, no share, no hours. */
export const goalInDials = (goal: Goal, { dialling }: TurnoutParameters): number | undefined => {
  if (goal.list === 0) return undefined;
  const dials =
    goal.kind === "coverage" ? (goal.share * goal.list) / dialling.toNewPersons : goal.hours * dialling.perCallerHour;
  return dials > 0 ? wholeDials(dials) : undefined;
};

/** A goal rounded up to whole dials. */
export const wholeDials = (dials: number): number => Math.ceil(dials - ROUNDING);

// 0.07 × 4,977 / 0.882 is 395 exactly but a hair more in binary fractions.
const ROUNDING = 1e-6;
