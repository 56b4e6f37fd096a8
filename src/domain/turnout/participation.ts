/** How an association took part: not at all, through single members, or by mobilising its own. */
export type Participation = "single" | "mobilised" | "none";

/** The share (0–1) of associations that took part in each way; all 0 without associations. */
export const participationShares = (
  associations: readonly Participation[],
): Readonly<Record<Participation, number>> => {
  const share = (kind: Participation): number =>
    associations.filter((participation) => participation === kind).length / (associations.length || 1);
  return { single: share("single"), mobilised: share("mobilised"), none: share("none") };
};
