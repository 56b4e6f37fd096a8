import { describe, expect, test } from "vitest";
import { addDays, type Day, weekdayOf } from "../../src/domain/day.ts";
import { repeatMeant } from "../../src/domain/repeat.ts";

const FROM = "2022-08-16" as Day; // A Tuesday.
const LAST = "2022-09-11" as Day;

describe("a repetition in words", () => {
  test.each([
    ["varje tisdag till 8 september", ["2022-08-23", "2022-08-30", "2022-09-06"]],
    ["every Tuesday until 8 September", ["2022-08-23", "2022-08-30", "2022-09-06"]],
    ["alla tisdagar", ["2022-08-23", "2022-08-30", "2022-09-06"]],
    ["varannan tisdag", ["2022-08-30"]],
    ["every other Tuesday", ["2022-08-30"]],
    ["varje tisdag och torsdag till 25/8", ["2022-08-18", "2022-08-23", "2022-08-25"]],
    ["varje dag till 19/8", ["2022-08-17", "2022-08-18", "2022-08-19"]],
    ["alla vardagar till 23/8", ["2022-08-17", "2022-08-18", "2022-08-19", "2022-08-22", "2022-08-23"]],
    ["every weekday until 18/8", ["2022-08-17", "2022-08-18"]],
    ["varje tisdag till imorgon", []],
    ["tisdagar", ["2022-08-23", "2022-08-30", "2022-09-06"]],
    ["Tuesdays and Thursdays until 25/8", ["2022-08-18", "2022-08-23", "2022-08-25"]],
    ["tisdagar fram till 30 augusti", ["2022-08-23", "2022-08-30"]],
    ["varje tisdag t o m 30/8", ["2022-08-23", "2022-08-30"]],
    ["varje vecka till 30/8", ["2022-08-23", "2022-08-30"]],
    ["weekly", ["2022-08-23", "2022-08-30", "2022-09-06"]],
    ["varannan vecka", ["2022-08-30"]],
    ["every other week until 8 September", ["2022-08-30"]],
    ["every two weeks", ["2022-08-30"]],
    ["every Tuesday until September 8", ["2022-08-23", "2022-08-30", "2022-09-06"]],
    ["every Tuesday until Sept. 6th, 2022", ["2022-08-23", "2022-08-30", "2022-09-06"]],
    ["mån–fre till 19/8", ["2022-08-17", "2022-08-18", "2022-08-19"]],
    ["måndag till fredag till 19/8", ["2022-08-17", "2022-08-18", "2022-08-19"]],
    ["every Monday to Friday until August 19", ["2022-08-17", "2022-08-18", "2022-08-19"]],
    [
      "every Wednesday to Thursday",
      ["2022-08-17", "2022-08-18", "2022-08-24", "2022-08-25", "2022-08-31", "2022-09-01", "2022-09-07", "2022-09-08"],
    ],
    ["varje onsdag till fredag", ["2022-08-17"]],
    ["Monday through Friday until August 19", ["2022-08-17", "2022-08-18", "2022-08-19"]],
    ["tis och tors till 25/8", ["2022-08-18", "2022-08-23", "2022-08-25"]],
    ["Mon, Wed and Fri until August 22", ["2022-08-17", "2022-08-19", "2022-08-22"]],
    ["dagligen till 18/8", ["2022-08-17", "2022-08-18"]],
  ])("%s", (said, days) => {
    expect(repeatMeant(said, FROM, LAST)).toEqual(days);
  });

  test.each([
    "",
    "tisdag",
    "tisdag till 8/9",
    "mån–måne",
    "veckan",
    "varje",
    "varje måne",
    "varje tisdag till aldrig",
    "ibland",
  ])("“%s” is none", (said) => {
    expect(repeatMeant(said, FROM, LAST)).toBeUndefined();
  });

  test("keeps the weekday of what is repeated also where that was some days ago", () => {
    expect(repeatMeant("every week", FROM, LAST, "2022-08-11" as Day)).toEqual([
      ...["2022-08-18", "2022-08-25", "2022-09-01", "2022-09-08"],
    ]);
  });

  test("goes on to the campaign's last day where it says no other, and never beyond sixty-one", () => {
    const days = repeatMeant("varje dag", FROM, addDays(FROM, 4000)) ?? [];

    expect(days).toHaveLength(61);
    expect((repeatMeant("varje onsdag", FROM, LAST) ?? []).every((day) => weekdayOf(day) === 2 && day <= LAST)).toBe(
      true,
    );
  });
});
