import fc from "fast-check";
import { expect, test } from "vitest";
import type { Clock, Zone } from "../../src/domain/day.ts";
import { LOCALES } from "../../src/domain/locale.ts";
import { recurrenceMeant } from "../../src/domain/recurrence.ts";
import { type Recurrence, reminderMoments } from "../../src/domain/reminder.ts";
import { wordsOf } from "../../src/locales/words.ts";
import { recurrenceWords } from "../../src/views/recurrence.ts";
import { clock, day } from "../stage.ts";

const ZONE = "Europe/Stockholm" as Zone;
const at = (iso: string): Date => new Date(iso);

const moments = (
  recurrence: Recurrence,
  from: string,
  to: string,
  starts: Parameters<typeof reminderMoments>[4] = [],
) => reminderMoments(recurrence, at(from), at(to), ZONE, starts).map(({ moment }) => moment.toISOString());

test("comes every week on its days, at the same wall-clock time in summer and winter", () => {
  const weekly: Recurrence = { kind: "weekly", weekdays: [2], clock: clock("12:00") };

  expect(moments(weekly, "2027-10-25T00:00:00Z", "2027-11-05T00:00:00Z")).toEqual([
    "2027-10-27T10:00:00.000Z",
    "2027-11-03T11:00:00.000Z",
  ]);
});

test("comes once on a day whose hour is skipped or repeated", () => {
  const nightly: Recurrence = { kind: "weekly", weekdays: [0, 1, 2, 3, 4, 5, 6], clock: clock("02:30") };

  expect(moments(nightly, "2027-03-27T12:00:00Z", "2027-03-28T12:00:00Z")).toEqual(["2027-03-28T01:00:00.000Z"]);
  expect(moments(nightly, "2027-10-30T12:00:00Z", "2027-10-31T12:00:00Z")).toEqual(["2027-10-31T00:30:00.000Z"]);
});

test("counts from each shift of an activity, or once from its day", () => {
  const starts = [
    { shiftId: "a", day: day("2022-08-18"), from: at("2022-08-18T15:00:00Z") },
    { shiftId: "b", day: day("2022-08-18"), from: at("2022-08-18T17:00:00Z") },
  ];
  const span = ["2022-08-01T00:00:00Z", "2022-09-01T00:00:00Z"] as const;

  expect(moments({ kind: "before", activityId: "x", minutes: 90 }, ...span, starts)).toEqual([
    "2022-08-18T13:30:00.000Z",
    "2022-08-18T15:30:00.000Z",
  ]);
  expect(moments({ kind: "days-before", activityId: "x", days: 2, clock: clock("12:00") }, ...span, starts)).toEqual([
    "2022-08-16T10:00:00.000Z",
  ]);
});

const clocks = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((n) => `${n}`.padStart(2, "0")).join(":") as Clock);
const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    kind: fc.constant("once" as const),
    day: fc.constantFrom(day("2022-08-18"), day("2028-02-29")),
    clock: clocks,
  }),
  fc.record({
    kind: fc.constant("weekly" as const),
    weekdays: fc.uniqueArray(fc.nat(6), { minLength: 1 }).map((days) => days.toSorted()),
    clock: clocks,
  }),
  fc.record({
    kind: fc.constant("before" as const),
    activityId: fc.constant("x"),
    minutes: fc.integer({ min: 1, max: 20_160 }),
  }),
  fc.record({
    kind: fc.constant("days-before" as const),
    activityId: fc.constant("x"),
    days: fc.integer({ min: 1, max: 14 }),
    clock: clocks,
  }),
);

test("is shown in words that are understood when they are typed again", () => {
  fc.assert(
    fc.property(recurrences, fc.constantFrom(...LOCALES), (recurrence, locale) => {
      const meant = recurrenceMeant(recurrenceWords(recurrence, wordsOf(locale)), day("2022-08-17"));

      expect(meant && ("minutes" in meant || "days" in meant) ? { ...meant, activityId: "x" } : meant).toEqual(
        recurrence,
      );
    }),
    { numRuns: 400 },
  );
});
