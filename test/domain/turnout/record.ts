import type { AssociationRecord, DayReport, DaySignUps, TurnoutInput } from "../../../src/domain/turnout/input.ts";

/** An association in a campaign of 21 days from a Sunday, as in 2018, that others than it use sign-ups in. */
export const record = (what: Partial<AssociationRecord> = {}): AssociationRecord => ({
  goal: 725,
  window: { joined: 0, days: 21, firstWeekday: 6 },
  reports: [],
  signUps: [],
  campaignSignUpsFrom: 0,
  ...what,
});

export const on = (morning: number, association: AssociationRecord): TurnoutInput => ({ ...association, morning });

/** The same dials reported for each day from `first` to `last`, known the day after. */
export const daily = (first: number, last: number, dials: number): readonly DayReport[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({ day: first + index, known: first + index + 1, dials }));

export const signUps = (day: number, shifts: number, known = 0, cancelled?: number): DaySignUps => ({
  day,
  known,
  cancelled,
  shifts,
});
