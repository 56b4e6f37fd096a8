import { addDays, type Clock, type Zone } from "./day.ts";
import { clockAt, dayAt, momentOf } from "./moment.ts";
import type { Hours } from "./organisation.ts";

const HOUR = 3_600_000;

/** How a free seat finds its person: held for the first in line until a moment, or offered to all who wait at once. */
export type Promotion = { readonly kind: "held"; readonly until: Date } | { readonly kind: "first-press" };

/**
 * The house rule for a seat that falls free at `at` on a shift that starts at `start`: held for 12 waking hours when more
 * than 24 h remain, for 1 h when 3–24 h remain, and under 3 h everyone waiting is asked and the first press wins; so too
 * where nobody could be asked before the start.
 */
export const promotionAt = (at: Date, start: Date, hours: Hours, zone: Zone): Promotion => {
  const left = start.getTime() - at.getTime();
  // Asked at night, a person hears of it in the morning: the hour begins then, and never outlasts the start.
  const heard = nextWaking(at, hours, zone);
  if (left < 3 * HOUR || heard >= start) return { kind: "first-press" };
  const until = left <= 24 * HOUR ? heard.getTime() + HOUR : afterWaking(at, 12 * HOUR, hours, zone).getTime();
  return { kind: "held", until: new Date(Math.min(until, start.getTime())) };
};

/** The moment when `span` milliseconds of waking time have passed since `at`. */
export const afterWaking = (at: Date, span: number, hours: Hours, zone: Zone): Date => {
  let now = at;
  let left = span;
  for (;;) {
    now = nextWaking(now, hours, zone);
    const end = momentOf(dayAt(now, zone), hours.wakeTo, zone);
    const today = end.getTime() - now.getTime();
    if (left <= today) return new Date(now.getTime() + left);
    left -= today;
    now = end;
  }
};

/** The moment itself while people are awake, else the next morning's first waking moment. */
export const nextWaking = (at: Date, hours: Pick<Hours, "wakeFrom" | "wakeTo">, zone: Zone): Date => {
  const day = dayAt(at, zone);
  const clock: Clock = clockAt(at, zone);
  if (clock < hours.wakeFrom) return momentOf(day, hours.wakeFrom, zone);
  return clock < hours.wakeTo ? at : momentOf(addDays(day, 1), hours.wakeFrom, zone);
};
