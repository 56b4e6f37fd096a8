/** One measured figure: `ratio` is to a floor measured in the same run, `goal` what it has to reach. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
};

/** Whether a row reaches its goal; one without a goal always does. */
export const reached = ({ ratio, value, goal }: Row): boolean => {
  const figure = ratio ?? value;
  if (!goal) return true;
  return "atMost" in goal ? figure <= goal.atMost : figure >= goal.atLeast;
};
