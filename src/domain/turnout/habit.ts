import type { TurnoutParameters } from "./parameters.ts";

/**
 * The share of an association's dials that its sign-ups announce, from `dials` reported and `covered` of them;
 * 0 while nobody in the campaign uses sign-ups.
 */
export const signUpHabit = (
  { dials, covered }: { readonly dials: number; readonly covered: number },
  signUpsInUse: boolean,
  { habit }: Pick<TurnoutParameters, "habit">,
): number => {
  if (!signUpsInUse) return 0;
  const announced = habit.most * habit.priorDials + covered;
  return habit.most * Math.min(1, announced / (habit.most * (habit.priorDials + dials)));
};
