import { expect, test } from "vitest";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { probabilityOfFewer, remainingDials } from "../../../src/domain/turnout/remaining.ts";

const { probability: BOUNDS } = PHONE_BANK_2018;

test("before anything is known, 110 % of the goal is expected", () => {
  const nothing = { goal: 725, dials: 0, signUps: 0 };

  const remaining = remainingDials(nothing, { known: 0, unknown: 1 }, PHONE_BANK_2018);

  // φ = 45 + 0.12 × 725 = 132, r/β = 1.1, E = 725/132
  expect(remaining.mean).toBeCloseTo(725 * 1.1, 9);
  const expected = 725 / 132 / (1.5 / 1.1);
  expect(remaining.variance).toBeCloseTo(132 ** 2 * 1.5 * expected * (1 + expected), 6);
});

test("a sign-up is worth 30 dials, with the spread of one caller's no-show and of everyone's", () => {
  const signedUp = { goal: 725, dials: 0, signUps: 10 };

  const remaining = remainingDials(signedUp, { known: 1, unknown: 0 }, PHONE_BANK_2018);

  expect(remaining.mean).toBe(300);
  expect(remaining.variance).toBeCloseTo(10 * 1600 * (0.75 * 0.25 + 0.2 * 0.75) + (0.3 * 40 * 10) ** 2, 9);
});

test("dials and sign-ups so far raise what is expected of the rest", () => {
  const made = { goal: 725, dials: 450, signUps: 7 };

  const remaining = remainingDials(made, { known: 0.4387559, unknown: 0.5612441 }, PHONE_BANK_2018);

  // r = 1.5 + 660/132 = 6.5, β = 1.3636 + 725 × 0.43876/132 = 3.77347, E = 725 × 0.56124/132 = 3.08259
  expect(remaining.mean).toBeCloseTo(910.91, 2);
  expect(remaining.variance).toBeCloseTo(178_936.87, 1);
});

test("275 more dials are hardly missed when 911 are expected", () => {
  // k = 911²/178937 = 4.637, deviate −1.97165
  expect(probabilityOfFewer(275, { mean: 910.91002, variance: 178_936.869 }, BOUNDS)).toBeCloseTo(0.0243249, 6);
});

test("nothing needed is never missed", () => {
  expect(probabilityOfFewer(0, { mean: 0, variance: 0 }, BOUNDS)).toBe(0);
  expect(probabilityOfFewer(-40, { mean: 10, variance: 10 }, BOUNDS)).toBe(0);
});

test("something needed and nothing expected is as good as missed", () => {
  expect(probabilityOfFewer(1, { mean: 0, variance: 0 }, BOUNDS)).toBe(0.999);
});

test("certainty is never claimed while dials are still needed", () => {
  expect(probabilityOfFewer(1, { mean: 10_000, variance: 100 }, BOUNDS)).toBe(0.001);
  expect(probabilityOfFewer(10_000, { mean: 1, variance: 1 }, BOUNDS)).toBe(0.999);
});
