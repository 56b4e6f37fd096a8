import type { Activity } from "./activity.ts";
import { type Day, weekdayOf } from "./day.ts";
import type { CampaignSettings } from "./organisation.ts";
import { type Scheduled, wanted } from "./shift.ts";
import { foldText } from "./text.ts";

/** A shift that wants more people, with the labels of where it is and whether that is a priority area. */
export type Hole = {
  readonly shift: Scheduled;
  readonly missing: number;
  readonly areas: readonly string[];
  readonly priority: boolean;
};

/** A person missing in a priority area weighs as much as this many elsewhere. */
const PRIORITY_WEIGHT = 2;

/** The labels of an activity: its own, else those of the associations that host it. */
export const areasOf = (activity: Activity, labels: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  activity.area === undefined
    ? [...new Set(activity.hosts.flatMap(({ associationId }) => labels.get(associationId ?? "") ?? []))]
    : [activity.area];

const share = (a: readonly string[], b: readonly string[]): boolean => {
  const folded = new Set(b.map(foldText));
  return a.some((one) => folded.has(foldText(one)));
};

/** The shifts that want people, those most in need first: people missing, priority areas twofold, then by time. */
export const holesIn = (
  shifts: readonly Scheduled[],
  settings: CampaignSettings,
  labels: ReadonlyMap<string, readonly string[]>,
): readonly Hole[] => {
  const weight = ({ missing, priority }: Hole): number => missing * (priority ? PRIORITY_WEIGHT : 1);
  return shifts
    .filter(({ activity, closed }) => !activity.cancelled && !closed)
    .map((shift): Hole => {
      const areas = areasOf(shift.activity, labels);
      return { shift, missing: wanted(shift, settings), areas, priority: share(areas, settings.priorityAreas ?? []) };
    })
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => weight(b) - weight(a));
};

/** Whether someone willing on these weekdays (0 is Monday) and in these areas, empty for any, may be asked about a day. */
export const fitsHole = (
  willing: { readonly weekdays: readonly number[]; readonly areas: readonly string[] },
  day: Day,
  areas: readonly string[],
): boolean =>
  (willing.weekdays.length === 0 || willing.weekdays.includes(weekdayOf(day))) &&
  (willing.areas.length === 0 || share(willing.areas, areas));
