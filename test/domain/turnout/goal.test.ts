import { expect, test } from "vitest";
import { goalInDials } from "../../../src/domain/turnout/goal.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";

test("reaching a twentieth of 1,518 persons takes 87 dials", () => {
  const goal = { kind: "coverage", list: 1_518, share: 0.05 } as const;

  expect(goalInDials(goal, PHONE_BANK_2018)).toBe(87);
});

test("a goal that is a whole number of dials is not rounded up by a binary fraction", () => {
  const goal = { kind: "coverage", list: 4_977, share: 0.07 } as const;

  expect(goalInDials(goal, PHONE_BANK_2018)).toBe(395);
});

test("caller-hours are worth 20 dials each, half hours too", () => {
  expect(goalInDials({ kind: "hours", list: undefined, hours: 60 }, PHONE_BANK_2018)).toBe(1_200);
  expect(goalInDials({ kind: "hours", list: 900, hours: 2.5 }, PHONE_BANK_2018)).toBe(50);
});

test("an empty list gives no goal, whatever was promised", () => {
  expect(goalInDials({ kind: "coverage", list: 0, share: 0.2 }, PHONE_BANK_2018)).toBeUndefined();
  expect(goalInDials({ kind: "hours", list: 0, hours: 10 }, PHONE_BANK_2018)).toBeUndefined();
});

test("a promise of nothing is no goal", () => {
  expect(goalInDials({ kind: "coverage", list: 500, share: 0 }, PHONE_BANK_2018)).toBeUndefined();
  expect(goalInDials({ kind: "hours", list: 500, hours: 0 }, PHONE_BANK_2018)).toBeUndefined();
});
