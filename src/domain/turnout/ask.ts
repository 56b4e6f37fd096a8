import { dialsPerSignUp, type TurnoutParameters } from "./parameters.ts";

/** Two-hour shifts that would bring an association back: in all and in the next seven days. */
export type Ask = {
  readonly total: number;
  readonly week: number;
  /** So many that a common phone night serves better. */
  readonly commonNight: boolean;
};

export const NOTHING_TO_ASK: Ask = { total: 0, week: 0, commonNight: false };

/** The shifts that `missing` dials take, this week in step with how dials usually grow towards the end. */
export const askFor = (
  missing: number,
  days: { readonly weights: readonly number[]; readonly morning: number },
  parameters: TurnoutParameters,
): Ask => {
  const total = Math.ceil(missing / dialsPerSignUp(parameters));
  const left = weightOf(days.weights, days.morning, days.weights.length);
  if (total <= 0 || left <= 0) return NOTHING_TO_ASK;
  const soon = weightOf(days.weights, days.morning, days.morning + 7);
  const week = Math.max(1, Math.ceil(total * (soon / left)));
  return { total, week, commonNight: week > parameters.messages.commonNightAbove };
};

const weightOf = (weights: readonly number[], from: number, to: number): number => {
  let total = 0;
  for (let day = Math.max(0, from); day < Math.min(to, weights.length); day++) total += weights[day] ?? 0;
  return total;
};
