import { type Ask, askFor, NOTHING_TO_ASK } from "./ask.ts";
import { exposureOf } from "./exposure.ts";
import { signUpHabit } from "./habit.ts";
import type { TurnoutInput } from "./input.ts";
import { dialsPerSignUp, type TurnoutParameters } from "./parameters.ts";
import { type Position, positionOf } from "./position.ts";
import { probabilityOfFewer, remainingDials } from "./remaining.ts";
import { dayWeights } from "./weights.ts";

/** An association's turnout on a morning and where it is heading. */
export type Forecast = {
  readonly goal: number | undefined;
  /** Dials reported so far. */
  readonly dials: number;
  /** Two-hour shifts signed up for, today and later. */
  readonly booked: number;
  /** That the goal is missed if nothing changes; undefined without a goal or without days to reach it in. */
  readonly probability: number | undefined;
  readonly ask: Ask;
  readonly morning: number;
  /** Days since joining; negative before. */
  readonly daysIn: number;
  /** Days left with today; 1 on the last morning. */
  readonly daysLeft: number;
  /** How many of the past days are reported. */
  readonly reportedDays: number;
};

export const forecastOf = (input: TurnoutInput, parameters: TurnoutParameters): Forecast => {
  const { goal, window, morning } = input;
  const position = positionOf(input, parameters);
  const open = goal !== undefined && goal > 0 && window.joined < window.days;
  return {
    goal,
    dials: position.dials,
    booked: position.booked,
    ...(open ? outlook(goal, input, position, parameters) : { probability: undefined, ask: NOTHING_TO_ASK }),
    morning,
    daysIn: morning - window.joined,
    daysLeft: window.days - morning,
    reportedDays: position.reported.filter(Boolean).length,
  };
};

const outlook = (
  goal: number,
  input: TurnoutInput,
  position: Position,
  parameters: TurnoutParameters,
): Pick<Forecast, "probability" | "ask"> => {
  const { window, morning, campaignSignUpsFrom } = input;
  const days = { weights: dayWeights(window, parameters.ramp), joined: window.joined, morning };
  const signUps = position.booked + position.unaccounted;
  const inUse = campaignSignUpsFrom !== undefined && campaignSignUpsFrom <= morning;
  const habit = signUpHabit(position, inUse, parameters);
  const exposure = exposureOf(days, position.reported, habit, parameters);
  const remaining = remainingDials({ goal, dials: position.dials, signUps }, exposure, parameters);
  const needed = goal - position.dials;
  return {
    probability: probabilityOfFewer(needed, remaining, parameters.probability),
    ask: askFor(needed - dialsPerSignUp(parameters) * signUps, days, parameters),
  };
};
