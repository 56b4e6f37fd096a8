import { describe, expect, test } from "vitest";
import type { Clock, Day, Zone } from "../../src/domain/day.ts";
import {
  free,
  inTimeOrder,
  isEarly,
  isLeading,
  minutesOf,
  neededOf,
  overlaps,
  type Scheduled,
  spanOf,
  taken,
  wanted,
} from "../../src/domain/shift.ts";
import { scheduled } from "./scheduled.ts";

const ZONE = "Europe/Stockholm" as Zone;
const span = (start?: string, end?: string, day = "2022-08-17") =>
  spanOf(day as Day, start as Clock | undefined, end as Clock | undefined, ZONE);

describe("a shift's time", () => {
  test.each([
    ["17:00", "19:00", "2022-08-17T15:00:00.000Z", "2022-08-17T17:00:00.000Z", true],
    ["17:00", undefined, "2022-08-17T15:00:00.000Z", "2022-08-17T17:00:00.000Z", true],
    ["22:00", "02:00", "2022-08-17T20:00:00.000Z", "2022-08-18T00:00:00.000Z", true],
    ["22:00", "24:00", "2022-08-17T20:00:00.000Z", "2022-08-17T22:00:00.000Z", true],
    [undefined, undefined, "2022-08-16T22:00:00.000Z", "2022-08-17T22:00:00.000Z", false],
  ])("from %s to %s is %s to %s", (start, end, from, to, timed) => {
    expect(span(start, end)).toEqual({ from: new Date(from), to: new Date(to), timed });
  });

  test("on the day the clocks go back is an hour longer", () => {
    const { from, to } = span("01:00", "04:00", "2027-10-31");

    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(4);
  });

  test("in minutes by the clock", () => {
    const clock = (text: string) => text as Clock;
    expect(
      [
        { start: clock("06:30"), end: clock("09:00") },
        { start: clock("22:00"), end: clock("01:00") },
        { start: clock("17:00"), end: undefined },
        { start: undefined, end: undefined },
      ].map(minutesOf),
    ).toEqual([150, 180, 120, 120]);
  });

  test("overlaps another that shares a minute with it, never one without a time", () => {
    const evening = span("17:00", "19:00");

    expect(
      [span("18:00", "20:00"), span("19:00", "20:00"), span("15:00", "17:00"), span()].map((one) =>
        overlaps(evening, one),
      ),
    ).toEqual([true, false, false, false]);
  });

  test("is early before nine", () => {
    expect([{ start: "08:59" as Clock }, { start: "09:00" as Clock }, { start: undefined }].map(isEarly)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("is its lead's from 24 hours before to 48 hours after", () => {
    const shift = scheduled({ start: "17:00", end: "19:00" });
    const at = (text: string) => isLeading(shift, new Date(`${text}:00+02:00`), ZONE);

    expect(["2022-08-16T16:59", "2022-08-16T17:00", "2022-08-19T19:00", "2022-08-19T19:01"].map(at)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe("how many", () => {
  test("are wanted is said by the shift, else the campaign, else the house, and never more than fit", () => {
    const open = { needed: undefined, capacity: undefined };

    expect(neededOf({ needed: 3, capacity: undefined }, "hub", { needed: { hub: 9 } })).toBe(3);
    expect(neededOf(open, "hub", { needed: { hub: 9 } })).toBe(9);
    expect(neededOf(open, "hub", {})).toBe(6);
    expect(neededOf({ needed: undefined, capacity: 4 }, "hub", {})).toBe(4);
    expect(neededOf(open, "social", {})).toBeUndefined();
  });

  test("are still wanted and fit counts those who come by name and those a squad reserved", () => {
    const shift = scheduled({ capacity: 10, needed: 8, going: 3, reserved: 4 });

    expect([taken(shift), wanted(shift, {}), free(shift)]).toEqual([7, 1, 3]);
    expect(wanted(scheduled({ needed: 2, going: 5 }), {})).toBe(0);
    expect(free(scheduled({ capacity: 2, going: 5 }))).toBe(0);
    expect(free(scheduled({ going: 5 }))).toBeUndefined();
  });
});

test("shifts stand in time order, those without a time last, equal ones by title, place and id", () => {
  const all: readonly Scheduled[] = [
    scheduled({ id: "untimed" }),
    scheduled({ id: "late", start: "17:00" }),
    scheduled({ id: "next", day: "2022-08-18", start: "06:30" }),
    scheduled({ id: "ö", start: "06:30", title: "Ö" }),
    scheduled({ id: "b", start: "06:30", title: "Ä" }),
    scheduled({ id: "0", start: "06:30", title: "Ä", place: "Solna" }),
    scheduled({ id: "a", start: "06:30", title: "Ä" }),
  ];

  expect(all.toSorted(inTimeOrder).map(({ id }) => id)).toEqual(["a", "b", "0", "ö", "late", "untimed", "next"]);
});
