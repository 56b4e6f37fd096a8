import type { TurnoutParameters } from "./parameters.ts";

/** The weight of the days whose dials we have seen (`known`) and of those still to come or to be told (`unknown`). */
export type Exposure = { readonly known: number; readonly unknown: number };

/**
 * Splits the campaign's weight as of a morning. An unreported past day is partly still to be told; a coming day's
 * dials are partly seen in its sign-ups, as far as the habit goes and the less the further away it is.
 */
export const exposureOf = (
  days: { readonly weights: readonly number[]; readonly joined: number; readonly morning: number },
  reported: readonly boolean[],
  habit: number,
  { unreported, habit: { noticeDays } }: Pick<TurnoutParameters, "unreported" | "habit">,
): Exposure => {
  const { weights, joined, morning } = days;
  let [seen, missing, coming, announced] = [0, 0, 0, 0];
  for (let day = joined; day < weights.length; day++) {
    const weight = weights[day] ?? 0;
    if (day >= morning) {
      coming += weight;
      announced += weight * Math.exp(-(day - morning) / noticeDays);
    } else if (reported[day - joined]) {
      seen += weight;
    } else {
      const recent = day >= morning - unreported.recentDays;
      const untold = weight * (recent ? unreported.recentShare : unreported.olderShare);
      missing += untold;
      seen += weight - untold;
    }
  }
  return {
    known: seen + habit * (announced + missing),
    unknown: (1 - habit) * missing + Math.max(0, coming - habit * announced),
  };
};
