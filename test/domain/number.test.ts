import { expect, test } from "vitest";
import { COUNT_LIMITS, hoursOf, wholeNumberOf } from "../../src/domain/number.ts";

test.each([
  ["0", 0],
  ["40", 40],
  [" 007 ", 7],
  ["1 000", 1000],
  ["17\u00a0066", 17066],
  ["96\u202f971", 96971],
  ["99999", 99999],
])("the count %j is %i", (written, value) => {
  const count = wholeNumberOf(written, COUNT_LIMITS.figure);

  expect(count).toBe(value);
});

test.each([
  "",
  "-1",
  "−1",
  "+1",
  "3,5",
  "3.5",
  "1e3",
  "1e309",
  "NaN",
  "Infinity",
  "0x10",
  "٤٠",
  "４０",
  "1 00",
  "1  000",
  "1,000",
  "100000",
  "9007199254740993",
  "9".repeat(400),
  "40 st",
  "1000 000",
])("the count %j is refused", (written) => {
  const count = wholeNumberOf(written, COUNT_LIMITS.figure);

  expect(count).toBeUndefined();
});

test.each([
  ["3", 3],
  ["3,5", 3.5],
  ["3.5", 3.5],
  ["3,0", 3],
  ["3,50", 3.5],
  ["3½", 3.5],
  ["½", 0.5],
  ["1 000,5", 1000.5],
])("the hours %j are %d", (written, value) => {
  const hours = hoursOf(written, COUNT_LIMITS.other);

  expect(hours).toBe(value);
});

test.each(["", "3,25", "3,", ",5", "-3,5", "1e309", "9999,5", "½½", "٣"])("the hours %j are refused", (written) => {
  const hours = hoursOf(written, COUNT_LIMITS.other);

  expect(hours).toBeUndefined();
});
