import { expect, test } from "vitest";
import type { Day } from "../../../src/domain/day.ts";
import { inWindow, joiningDay, windowOf } from "../../../src/domain/turnout/window.ts";

const CAMPAIGN = { firstDay: "2018-08-19" as Day, lastDay: "2018-09-08" as Day };

test("the campaign of 2018 has 21 days and starts on a Sunday", () => {
  expect(windowOf(CAMPAIGN, "2018-08-19" as Day)).toEqual({ joined: 0, days: 21, firstWeekday: 6 });
});

test("an association that joins nine days in has the days from then on", () => {
  const window = windowOf(CAMPAIGN, "2018-08-28" as Day);

  expect(window.joined).toBe(9);
  expect([8, 9, 20, 21].map((day) => inWindow(day, window))).toEqual([false, true, true, false]);
});

test("an association that joined before the campaign is in it from its first day", () => {
  expect(windowOf(CAMPAIGN, "2018-06-01" as Day).joined).toBe(0);
});

test.each([
  ["before the campaign, from its first day", "2018-06-01", "2018-08-19"],
  ["in the middle, from then on", "2018-08-28", "2018-08-28"],
  ["on the last day, on that day", "2018-09-08", "2018-09-08"],
  ["when it is over, as what is entered of the past: from its first day", "2026-11-30", "2018-08-19"],
])("an association that promises something joins %s", (_, today, joined) => {
  expect(joiningDay(CAMPAIGN, today as Day)).toBe(joined);
});
