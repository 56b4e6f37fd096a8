import { describe, expect, test } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import { dayMeant, isDate, monthNamed, weekdayNamed, weekMeant } from "../../src/domain/dayword.ts";

/** A Wednesday. */
const TODAY = "2022-08-17" as Day;

describe("the day that a person means", () => {
  test.each([
    ["idag", "2022-08-17"],
    ["I DAG", "2022-08-17"],
    ["today", "2022-08-17"],
    ["i morgon", "2022-08-18"],
    ["tomorrow", "2022-08-18"],
    ["i\u00a0går", "2022-08-16"],
    ["yesterday", "2022-08-16"],
    ["onsdag", "2022-08-17"],
    ["på lördag", "2022-08-20"],
    ["lo\u0308rdag", "2022-08-20"],
    ["on Monday", "2022-08-22"],
    ["tis", "2022-08-23"],
    ["18/8", "2022-08-18"],
    ["18/8 2023", "2023-08-18"],
    ["August 18", "2022-08-18"],
    ["on Aug. 18th", "2022-08-18"],
    ["September 8, 2023", "2023-09-08"],
    ["Thursday, August 18", "2022-08-18"],
    ["Friday August 18", undefined],
    ["February 30", undefined],
    ["Kista 18", undefined],
    ["18/8-2023", "2023-08-18"],
    ["18 augusti", "2022-08-18"],
    ["den 18:e augusti", "2022-08-18"],
    ["18 Aug 2022", "2022-08-18"],
    ["1st sept", "2022-09-01"],
    ["2022-08-18", "2022-08-18"],
    ["1/1", "2023-01-01"],
    ["31/12", "2022-12-31"],
    ["1/3", "2022-03-01"],
    ["torsdag 18 augusti", "2022-08-18"],
    ["Thursday, 18/8", "2022-08-18"],
    ["fredag 18 augusti", undefined],
    ["i övermorgon", "2022-08-19"],
    ["31/2", undefined],
    ["29/2 2027", undefined],
    ["2022-02-30", undefined],
    ["18/13", undefined],
    ["18/8 20270", undefined],
    ["högdalen", undefined],
    ["34", undefined],
    ["", undefined],
    ["constructor", undefined],
    ["__proto__", undefined],
  ])("by %j is %s", (said, day) => {
    expect(dayMeant(said, TODAY)).toBe(day);
  });

  test("without a year is the nearest, also over the turn of the year", () => {
    expect(dayMeant("30/12", "2023-01-02" as Day)).toBe("2022-12-30");
    expect(dayMeant("2/1", "2022-12-30" as Day)).toBe("2023-01-02");
    expect(dayMeant("29/2", "2027-06-01" as Day)).toBe("2028-02-29");
  });
});

test.each([
  ["31/2", true],
  ["18/8", true],
  ["2027-02-29", true],
  ["18/8 20270", true],
  ["31 juni", true],
  ["June 31", true],
  ["Torget 7", false],
  ["7 torget", false],
  ["34", false],
  ["Slussen", false],
])("%j is written as a date: %s", (said, dated) => {
  expect(isDate(said)).toBe(dated);
});

describe("the week that a person means", () => {
  test.each([
    ["", "2022-08-15"],
    ["this week", "2022-08-15"],
    ["week", "2022-08-15"],
    ["Veckan", "2022-08-15"],
    ["förra veckan", "2022-08-08"],
    ["next week", "2022-08-22"],
    ["34", "2022-08-22"],
    ["v34", "2022-08-22"],
    ["v. 34", "2022-08-22"],
    ["vecka 34", "2022-08-22"],
    ["Week 34", "2022-08-22"],
    ["2022-W34", "2022-08-22"],
    ["2020-W53", "2020-12-28"],
    ["53", undefined],
    ["2022-W53", undefined],
    ["0", undefined],
    ["99", undefined],
    ["Solna", undefined],
    ["__proto__", undefined],
  ])("by %j begins on %s", (said, monday) => {
    expect(weekMeant(said, TODAY)).toBe(monday);
  });
});

test("months and weekdays have their names in both languages", () => {
  expect(["januari", "May", "maj", "okt", "oct", "mån"].map((name) => monthNamed(name.toLowerCase()))).toEqual([
    1,
    5,
    5,
    10,
    10,
    undefined,
  ]);
  expect(["måndag", "Tuesdays", "onsdagar", "sun", "juni"].map(weekdayNamed)).toEqual([0, 1, 2, 6, undefined]);
});
