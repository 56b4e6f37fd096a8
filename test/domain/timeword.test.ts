import { describe, expect, test } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import { hoursMeant, openingDayMeant, openingHoursMeant } from "../../src/domain/timeword.ts";

const TODAY = "2022-08-17" as Day;

describe("the hours that people mean", () => {
  test.each([
    ["17", "17:00", undefined],
    ["17-19", "17:00", "19:00"],
    ["17–19", "17:00", "19:00"],
    ["kl 17 till 19", "17:00", "19:00"],
    ["06.30-09:00", "06:30", "09:00"],
    ["17 to 19", "17:00", "19:00"],
    ["at 6:30", "06:30", undefined],
    ["22–24:00", "22:00", "24:00"],
  ])("%s", (said, start, end) => {
    const hours = hoursMeant(said);

    expect(hours).toEqual({ kind: "hours", start, end, backwards: false });
  });

  test.each(["", "  ", "tid kommer", "Time to come", "ej fastställd"])("“%s” is a time to come", (said) => {
    expect(hoursMeant(said)).toEqual({ kind: "unset" });
  });

  test.each(["24:00", "25", "17-25", "kväll", "17-19-21", "-3"])("“%s” is no time", (said) => {
    expect(hoursMeant(said)).toEqual({ kind: "unclear" });
  });

  test("that end before they begin are marked, so that someone can ask", () => {
    expect(hoursMeant("22-02")).toMatchObject({ start: "22:00", end: "02:00", backwards: true });
  });
});

describe("a line that opens with a day", () => {
  test.each([
    ["18/8 17–19 Rissne centrum", "2022-08-18", "17–19 Rissne centrum"],
    ["torsdag 17-19", "2022-08-18", "17-19"],
    ["den 18 augusti 2022", "2022-08-18", ""],
    ["Friday, 18:00 Solna", "2022-08-19", "18:00 Solna"],
    ["24/8 15–17 Östra sjukhuset, bussarna", "2022-08-24", "15–17 Östra sjukhuset, bussarna"],
    ["August 18 17–19 Rissne centrum", "2022-08-18", "17–19 Rissne centrum"],
    ["Thursday, August 18, 17–19", "2022-08-18", "17–19"],
  ])("%s", (line, day, rest) => {
    expect(openingDayMeant(line, TODAY)).toEqual({ day, rest });
  });

  test("without a day has none", () => {
    expect(openingDayMeant("Rissne 17–19", TODAY)).toBeUndefined();
  });

  test("goes on with hours, and then a place", () => {
    const opened = openingHoursMeant("17 till 19, Rissne centrum, bussarna");

    expect(opened).toMatchObject({ hours: { start: "17:00", end: "19:00" }, rest: "Rissne centrum, bussarna" });
  });

  test("or with a place at once", () => {
    expect(openingHoursMeant("Rissne centrum")).toEqual({ hours: { kind: "unset" }, rest: "Rissne centrum" });
  });
});
