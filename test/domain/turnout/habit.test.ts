import { expect, test } from "vitest";
import { signUpHabit } from "../../../src/domain/turnout/habit.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";

const habit = (dials: number, covered: number, inUse = true): number =>
  signUpHabit({ dials, covered }, inUse, PHONE_BANK_2018);

test("before the first report, sign-ups are believed to announce 80 % of the dials", () => {
  expect(habit(0, 0)).toBeCloseTo(0.8, 12);
});

test("450 dials of which sign-ups account for 90 lower the belief to 33 %", () => {
  // 0.8 × (96 + 90) / (0.8 × (120 + 450))
  expect(habit(450, 90)).toBeCloseTo(186 / 570, 12);
});

test("it never exceeds 80 %, even where sign-ups account for every dial", () => {
  expect(habit(600, 600)).toBeCloseTo(0.8, 12);
});

test("nobody in the campaign uses sign-ups: they announce nothing", () => {
  expect(habit(450, 90, false)).toBe(0);
});

test("an association without sign-ups in a campaign that has them keeps the formula", () => {
  // 0.8 × 96 / (0.8 × (120 + 360))
  expect(habit(360, 0)).toBeCloseTo(0.2, 12);
});
