import { expect, test } from "vitest";
import { callRates } from "../../../src/domain/turnout/rates.ts";

test("in 2018, 34 % of the dials were answered and 26 % became conversations", () => {
  const rates = callRates({ dials: 17_066, answers: 5_759, conversations: 4_430 });

  expect(rates?.answers).toBeCloseTo(0.34, 2);
  expect(rates?.conversations).toBeCloseTo(0.26, 2);
});

test("nobody has dialled: there are no rates, rather than a division by nothing", () => {
  expect(callRates({ dials: 0, answers: 0, conversations: 0 })).toBeUndefined();
});
