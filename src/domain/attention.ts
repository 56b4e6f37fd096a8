import type { Zone } from "./day.ts";
import { addDays, type Day } from "./day.ts";
import { type Scheduled, spanOf, taken } from "./shift.ts";

/** What whoever answers for a shift should look at. */
export type Concern = "nobody" | "no-time" | "no-contact" | "no-report";

/** Days ahead: within three somebody should have signed up, within seven the time and a contact be known. */
const AHEAD = { people: 3, facts: 7 } as const;
/** Days for which a missing report is asked about, from the day after the shift on. */
const AFTER = 7;

/** The days (inclusive) whose shifts can need looking at. */
export const concernDays = (today: Day): { readonly from: Day; readonly to: Day } => ({
  from: addDays(today, -AFTER),
  to: addDays(today, AHEAD.facts),
});

/** What is amiss with a shift at a moment, `today` being its campaign day; nothing with a cancelled one. */
export const concernsOf = (
  shift: Scheduled,
  {
    at,
    today,
    zone,
    reported,
  }: { readonly at: Date; readonly today: Day; readonly zone: Zone; readonly reported: boolean },
): readonly Concern[] => {
  const { activity, start, end } = shift;
  if (activity.cancelled) return [];
  const { from, to } = spanOf(activity.day, start, end, zone);
  if (to <= at) {
    const asked = activity.day < today && activity.day >= addDays(today, -AFTER);
    return asked && taken(shift) > 0 && !reported ? ["no-report"] : [];
  }
  if (from <= at || activity.day > addDays(today, AHEAD.facts)) return [];
  const concerns: Concern[] = [];
  if (activity.day <= addDays(today, AHEAD.people) && taken(shift) === 0 && !shift.closed) concerns.push("nobody");
  if (!start) concerns.push("no-time");
  if (!activity.contact) concerns.push("no-contact");
  return concerns;
};
