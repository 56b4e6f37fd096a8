import type { ActivityDraft, ImportProblem } from "../domain/activity.ts";
import type { Clock, Zone } from "../domain/day.ts";
import { clockAt, momentOf, standingOf } from "../domain/moment.ts";
import { problem } from "./problem.ts";

/**
 * Times in the nights when a zone changes its clocks: those that are not there are `problems`, those that come twice,
 * and are taken as the first, `warnings`.
 */
export const clockChanges = (
  drafts: readonly ActivityDraft[],
  zone: Zone,
): { readonly problems: readonly ImportProblem[]; readonly warnings: readonly ImportProblem[] } => {
  const times = drafts.flatMap(({ line, day, start, end }) =>
    [start, end].flatMap((time) => (time ? [{ line, day, time, standing: standingOf(day, time, zone) }] : [])),
  );
  return {
    problems: times
      .filter(({ standing }) => standing === "missing")
      .map(({ line, day, time }) => {
        const next: Clock = clockAt(momentOf(day, time, zone), zone);
        return problem(line, "import.time-skipped", { time, next });
      }),
    warnings: times
      .filter(({ standing }) => standing === "twice")
      .map(({ line, time }) => problem(line, "import.time-twice", { time })),
  };
};
