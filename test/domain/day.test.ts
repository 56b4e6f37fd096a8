import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  clockOf,
  type Day,
  dayFrom,
  dayOf,
  daysBetween,
  mondayOf,
  mondayOfWeek,
  weekdayOf,
  weekOf,
  zoneOf,
} from "../../src/domain/day.ts";

const days = fc
  .date({ min: new Date("1950-01-01T00:00:00Z"), max: new Date("2150-12-31T00:00:00Z"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10) as Day);

describe("a day", () => {
  test.each([
    ["2022-08-18", "2022-08-18"],
    ["2028-02-29", "2028-02-29"],
    ["2027-02-29", undefined],
    ["2022-02-31", undefined],
    ["2022-13-01", undefined],
    ["20270-01-01", undefined],
    ["1899-12-31", undefined],
    ["2200-01-01", undefined],
    ["2022-8-18", undefined],
    ["2022-08-18T07:00", undefined],
    ["", undefined],
  ])("written %j is %s", (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  test("is made of numbers only where there is such a day", () => {
    expect([dayFrom(2022, 8, 18), dayFrom(2022, 2, 30), dayFrom(2022, 0, 1), dayFrom(2022, 1, 0)]).toEqual([
      "2022-08-18",
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("is so many days after another, over months, leap years and clock changes", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
    expect(addDays("2027-03-27" as Day, 1)).toBe("2027-03-28");
    expect(addDays("2028-02-28" as Day, 1)).toBe("2028-02-29");
  });

  test("has a weekday from Monday 0 to Sunday 6, and a Monday", () => {
    expect(["2022-08-15", "2022-08-17", "2022-08-21"].map((day) => weekdayOf(day as Day))).toEqual([0, 2, 6]);
    fc.assert(
      fc.property(days, (day) => {
        expect(weekdayOf(mondayOf(day))).toBe(0);
        expect(daysBetween(mondayOf(day), day)).toBe(weekdayOf(day));
      }),
    );
  });
});

describe("an ISO week", () => {
  test.each([
    ["2022-08-17", "2022-W33"],
    ["2021-01-03", "2020-W53"],
    ["2020-12-31", "2020-W53"],
    ["2026-12-28", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
  ])("of %s is %s", (day, week) => {
    expect(weekOf(day as Day)).toBe(week);
  });

  test("and its Monday name each other", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(mondayOfWeek(weekOf(day))).toBe(mondayOf(day));
      }),
    );
  });

  test.each(["2022-W53", "2022-W00", "2022-W54", "2022W33", "W33", ""])("%j is none", (text) => {
    expect(mondayOfWeek(text)).toBeUndefined();
  });
});

test.each([
  ["6:30", "06:30"],
  ["06.30", "06:30"],
  [" 23:59 ", "23:59"],
  ["24:00", "24:00"],
  ["24:01", undefined],
  ["25:00", undefined],
  ["7", undefined],
  ["07:60", undefined],
  ["-1:00", undefined],
  ["07:00:00", undefined],
])("the time of day %j is %s", (text, clock) => {
  expect(clockOf(text)).toBe(clock);
});

test("a zone is one that this machine knows", () => {
  expect([zoneOf("Europe/Stockholm"), zoneOf("Mars/Olympus"), zoneOf("")]).toEqual([
    "Europe/Stockholm",
    undefined,
    undefined,
  ]);
});
