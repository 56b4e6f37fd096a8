import { expect, test } from "vitest";
import { reminderDay } from "../../../src/domain/turnout/reminder.ts";
import { day } from "../../stage.ts";

test.each([
  ["2022-08-22", "2022-08-25"],
  ["2022-08-24", "2022-08-25"],
  ["2022-08-25", "2022-08-29"],
  ["2022-08-26", "2022-09-01"],
  ["2022-08-28", "2022-09-01"],
])("a reminder asked for on %s comes on %s", (today, expected) => {
  expect(reminderDay(day(today))).toBe(expected);
});
