import { describe, expect, test } from "vitest";
import { axisStep, formatCount, formatShare } from "../../src/charts/figures.ts";

describe("figures", () => {
  test.each([
    [4012, "sv", "4\u00a0012"],
    [4012, "en", "4,012"],
    [999_999, "sv", "999\u00a0999"],
    [0, "sv", "0"],
  ] as const)("the count %i in %s is %j", (count, locale, text) => {
    expect(formatCount(count, locale)).toBe(text);
  });

  test.each([
    [450, 725, "sv", "62\u00a0%"],
    [450, 725, "en", "62%"],
    [724, 725, "en", "99%"],
    [725, 725, "en", "100%"],
    [29, 100, "en", "29%"],
    [57, 100, "en", "57%"],
    [1500, 100, "sv", "1\u00a0500\u00a0%"],
  ] as const)("%i of %i in %s is %j", (dials, goal, locale, text) => {
    expect(formatShare(dials, goal, locale)).toBe(text);
  });
});

test.each([
  [0, 1],
  [4, 1],
  [6, 2],
  [42, 10],
  [12_800, 5_000],
  [999_999, 200_000],
])("an axis up to %i has a line every %i", (highest, step) => {
  expect(axisStep(highest, 5)).toBe(step);
});
