import type { Exposure } from "./exposure.ts";
import { normalBelow } from "./normal.ts";
import { dialsPerShift, dialsPerSignUp, type TurnoutParameters } from "./parameters.ts";

/** Dials still expected: their mean and variance. */
export type Remaining = { readonly mean: number; readonly variance: number };

/**
 * Dials still to come or to be told: those of the sign-ups, and a gamma–Poisson forecast of the rest,
 * learnt from `dials` made and from what the sign-ups promise.
 */
export const remainingDials = (
  { goal, dials, signUps }: { readonly goal: number; readonly dials: number; readonly signUps: number },
  exposure: Exposure,
  parameters: TurnoutParameters,
): Remaining => {
  const { prior, attendance } = parameters;
  const promised = dialsPerSignUp(parameters) * signUps;
  const lump = prior.lump + prior.lumpOfGoal * goal;
  const shape = prior.shape + (dials + promised) / lump;
  const rate = prior.shape / prior.mean + (goal * exposure.known) / lump;
  const ahead = (goal * exposure.unknown) / lump / rate;
  const shift = dialsPerShift(parameters);
  const show = attendance.showRate;
  const eachCaller = signUps * shift ** 2 * (show * (1 - show) + attendance.callerVariance * show);
  const allTogether = (attendance.commonDeviation * shift * signUps) ** 2;
  return {
    mean: promised + lump * shape * ahead,
    variance: lump ** 2 * shape * ahead * (1 + ahead) + eachCaller + allTogether,
  };
};

/** The probability that fewer than `needed` dials come, the remaining ones taken as gamma distributed (Wilson and Hilferty 1931). */
export const probabilityOfFewer = (
  needed: number,
  { mean, variance }: Remaining,
  { least, most }: TurnoutParameters["probability"],
): number => {
  if (needed <= 0) return 0;
  if (mean <= 0) return most;
  const k = mean ** 2 / variance;
  const deviate = 3 * Math.sqrt(k) * (Math.cbrt(needed / mean) - 1 + 1 / (9 * k));
  return Math.min(most, Math.max(least, normalBelow(deviate)));
};
