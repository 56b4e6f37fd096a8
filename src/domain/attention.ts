import type { Zone } from "./day.ts";
import { addDays, type Day } from "./day.ts";
import { type Scheduled, spanOf, taken } from "./shift.ts";

/** What whoever answers for a shift should look at. */
export type Concern = "nobody" | "no-time" | "no-contact" | "no-report";

const HOUR = 3_600_000;
/** Days ahead: within three somebody should have signed up, within seven the time and a contact be known. */
const AHEAD = { people: 3, facts: 7 } as const;
/** Hours after a shift: a report is missing after a day, and nobody asks about it after a week. */
const AFTER = { missing: 24, forgotten: 7 * 24 } as const;

/** The days (inclusive) whose shifts can need looking at. */
export const concernDays = (today: Day): { readonly from: Day; readonly to: Day } => ({
  from: addDays(today, -8),
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
  const since = (at.getTime() - to.getTime()) / HOUR;
  if (since >= 0) {
    const missing = since >= AFTER.missing && since < AFTER.forgotten && taken(shift) > 0 && !reported;
    return missing ? ["no-report"] : [];
  }
  if (from <= at || activity.day > addDays(today, AHEAD.facts)) return [];
  const concerns: Concern[] = [];
  if (activity.day <= addDays(today, AHEAD.people) && taken(shift) === 0 && !shift.closed) concerns.push("nobody");
  if (!start) concerns.push("no-time");
  if (!activity.contact) concerns.push("no-contact");
  return concerns;
};
