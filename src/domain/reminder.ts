import { addDays, type Clock, type Day, weekdayOf, type Zone } from "./day.ts";
import { dayAt, momentOf } from "./moment.ts";

/** Where a reminder goes: the channels with a purpose, in every workspace, or everyone coming to an activity. */
export type ReminderTarget =
  | { readonly kind: "channel"; readonly purpose: "daily" | "coordinators" }
  | { readonly kind: "channel"; readonly purpose: "association"; readonly associationId: string }
  | { readonly kind: "activity"; readonly activityId: string };

/**
 * When a reminder comes, in campaign time: once, every week on some weekdays (0 is Monday), so many minutes before each
 * shift of an activity begins, or at an hour so many days before it.
 */
export type Recurrence =
  | { readonly kind: "once"; readonly day: Day; readonly clock: Clock }
  | { readonly kind: "weekly"; readonly weekdays: readonly number[]; readonly clock: Clock }
  | { readonly kind: "before"; readonly activityId: string; readonly minutes: number }
  | { readonly kind: "days-before"; readonly activityId: string; readonly days: number; readonly clock: Clock };

/** A shift as reminders see it: its day, and the moment from which "before" counts. */
export type Start = { readonly shiftId: string; readonly day: Day; readonly from: Date };

/**
 * One moment of a reminder. `key` names it among the reminder's; `shiftId` where it concerns one shift only; `before`
 * what it comes before, after which nobody needs it.
 */
export type ReminderMoment = {
  readonly key: string;
  readonly moment: Date;
  readonly shiftId: string | undefined;
  readonly before: Date | undefined;
};

/** The moments with from < moment ≤ to, in order; `starts` are those of the activity that the recurrence names. */
export const reminderMoments = (
  recurrence: Recurrence,
  from: Date,
  to: Date,
  zone: Zone,
  starts: readonly Start[],
): readonly ReminderMoment[] =>
  allMoments(recurrence, from, to, zone, starts)
    .filter(({ moment }) => moment > from && moment <= to)
    .sort((a, b) => a.moment.getTime() - b.moment.getTime());

const allMoments = (
  recurrence: Recurrence,
  from: Date,
  to: Date,
  zone: Zone,
  starts: readonly Start[],
): ReminderMoment[] => {
  switch (recurrence.kind) {
    case "once": {
      const { day, clock } = recurrence;
      return [onDay(day, clock, zone)];
    }
    case "weekly": {
      const moments: ReminderMoment[] = [];
      const last = addDays(dayAt(to, zone), 1);
      for (let day = addDays(dayAt(from, zone), -1); day <= last; day = addDays(day, 1)) {
        if (recurrence.weekdays.includes(weekdayOf(day))) moments.push(onDay(day, recurrence.clock, zone));
      }
      return moments;
    }
    case "before":
      return starts.map(({ shiftId, from: start }) => {
        const moment = new Date(start.getTime() - recurrence.minutes * 60_000);
        return { key: `${shiftId}:${moment.toISOString()}`, moment, shiftId, before: start };
      });
    case "days-before": {
      return [...Map.groupBy(starts, ({ day }) => day)].map(([day, those]) => ({
        ...onDay(addDays(day, -recurrence.days), recurrence.clock, zone),
        before: new Date(Math.max(...those.map(({ from: start }) => start.getTime()))),
      }));
    }
  }
};

const onDay = (day: Day, clock: Clock, zone: Zone): ReminderMoment => ({
  key: `${day} ${clock}`,
  moment: momentOf(day, clock, zone),
  shiftId: undefined,
  before: undefined,
});
