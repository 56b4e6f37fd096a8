import { expect, test } from "vitest";
import { goalOf } from "../../../src/imports/csv/goal.ts";

test.each([
  ["20%", "share", 2000],
  ["20 %", "share", 2000],
  ["20\u00a0%", "share", 2000],
  ["12,5 %", "share", 1250],
  ["0.25%", "share", 25],
  ["100%", "share", 10_000],
  ["60h", "hours", 120],
  ["37,5 h", "hours", 75],
  ["60 timmar", "hours", 120],
  ["1 000 tim", "hours", 2000],
])("the goal %j is read", (written, unit, value) => {
  const goal = goalOf(written);

  expect(goal).toEqual({ unit, value });
});

test.each([
  "20",
  "0,2",
  "0%",
  "0h",
  "101%",
  "-20%",
  "20%%",
  "1e3h",
  "٢٠%",
  "NaN%",
  "3,25h",
  "h",
  "%",
  "20 procent av h",
])("the goal %j is refused", (written) => {
  const goal = goalOf(written);

  expect(goal).toBeUndefined();
});
