import { addDays, type Clock, type Day, type Zone } from "./day.ts";
import { clockAt, momentOf } from "./moment.ts";
import type { Hours } from "./organisation.ts";
import { nextWaking } from "./queue.ts";
import { spanOf } from "./shift.ts";

const HOUR = 3_600_000;

/** When a shift is, in campaign time. */
export type When = { readonly day: Day; readonly start: Clock | undefined; readonly end: Clock | undefined };

/** A reminder of a shift: due from `moment`, not worth sending from `until` on. */
export type ShiftReminder = { readonly kind: "evening" | "soon"; readonly moment: Date; readonly until: Date };

/**
 * The reminders of a shift: at the evening's hour on the day before, and two hours before it starts. The second only
 * where people are awake then, so a shift that starts before 09:00 has but the first, which never comes at night
 * either.
 */
export const remindersOf = (shift: When, hours: Hours, zone: Zone): readonly ShiftReminder[] => {
  const { from } = spanOf(shift.day, shift.start, shift.end, zone);
  const eve = addDays(shift.day, -1);
  const night = momentOf(eve, hours.wakeTo, zone);
  // Who can't be told in the evening is told in the morning, unless the shift has begun by then.
  const until = nextWaking(night, hours, zone) < from ? from : night;
  const evening = { kind: "evening", moment: momentOf(eve, hours.eveningReminder, zone), until } as const;
  return hasSoon(shift, hours, zone)
    ? [evening, { kind: "soon", moment: hoursBefore(from, 2), until: from }]
    : [evening];
};

/** Whether people are reminded two hours before; those of a timed shift who are not may ask for an alarm. */
export const hasSoon = (shift: When, hours: Hours, zone: Zone): boolean => {
  const { from, timed } = spanOf(shift.day, shift.start, shift.end, zone);
  const moment = hoursBefore(from, 2);
  return timed && nextWaking(moment, hours, zone).getTime() === moment.getTime();
};

/** When the alarm of a shift goes off, an hour before it starts; undefined where its start is not known. */
export const alarmOf = (shift: When, zone: Zone): ShiftAlarm | undefined => {
  const { from, timed } = spanOf(shift.day, shift.start, shift.end, zone);
  const moment = hoursBefore(from, 1);
  return timed ? { moment, until: from, clock: clockAt(moment, zone) } : undefined;
};
export type ShiftAlarm = { readonly moment: Date; readonly until: Date; readonly clock: Clock };

/** When people are asked how a shift went: when it is over and they are awake, and once more a day later. */
export const reportAsksOf = (
  shift: When,
  hours: Hours,
  zone: Zone,
): readonly { readonly moment: Date; readonly until: Date }[] => {
  const { to } = spanOf(shift.day, shift.start, shift.end, zone);
  const first = nextWaking(to, hours, zone);
  const second = nextWaking(new Date(first.getTime() + 24 * HOUR), hours, zone);
  return [
    { moment: first, until: second },
    { moment: second, until: new Date(to.getTime() + 48 * HOUR) },
  ];
};

const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * HOUR);
