import { expect, test } from "vitest";
import { exposureOf } from "../../../src/domain/turnout/exposure.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";

const FIVE_EQUAL_DAYS = { weights: [0.2, 0.2, 0.2, 0.2, 0.2], joined: 0 };

test("without a habit of signing up, reported days are known and coming days unknown", () => {
  const exposure = exposureOf({ ...FIVE_EQUAL_DAYS, morning: 3 }, [true, true, true], 0, PHONE_BANK_2018);

  expect(exposure.known).toBeCloseTo(0.6, 12);
  expect(exposure.unknown).toBeCloseTo(0.4, 12);
});

test("an unreported day may still bring 70 % of its dials when it is at most two days old, 50 % when older", () => {
  const exposure = exposureOf({ ...FIVE_EQUAL_DAYS, morning: 4 }, [true, false, false, true], 0, PHONE_BANK_2018);

  // known: 2 reported days, 0.5 of day 1 and 0.3 of day 2; unknown: 0.5 of day 1, 0.7 of day 2 and the last day
  expect(exposure.known).toBeCloseTo(0.2 * (2 + 0.5 + 0.3), 12);
  expect(exposure.unknown).toBeCloseTo(0.2 * (0.5 + 0.7 + 1), 12);
});

test("with a habit, sign-ups let us see coming days, today best, and the unreported ones", () => {
  const habit = 0.5;

  const exposure = exposureOf({ ...FIVE_EQUAL_DAYS, morning: 3 }, [true, true, false], habit, PHONE_BANK_2018);

  const announced = 0.2 * (1 + Math.exp(-1 / 4.6));
  expect(exposure.known).toBeCloseTo(0.4 + 0.06 + habit * (announced + 0.14), 12);
  expect(exposure.unknown).toBeCloseTo(habit * 0.14 + 0.4 - habit * announced, 12);
});

test("days before joining are no part of it", () => {
  const days = { weights: [0, 0, 0.5, 0.5], joined: 2, morning: 3 };

  expect(exposureOf(days, [true], 0, PHONE_BANK_2018)).toEqual({ known: 0.5, unknown: 0.5 });
});
