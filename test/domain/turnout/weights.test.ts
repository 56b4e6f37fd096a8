import { expect, test } from "vitest";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { dayWeights } from "../../../src/domain/turnout/weights.ts";

const LEVEL = { growth: 0, weekdays: [1, 1, 1, 1, 1, 1, 1] } as const;

test("without growth or weekdays every day weighs the same, and days before joining nothing", () => {
  const weights = dayWeights({ joined: 1, days: 5, firstWeekday: 0 }, LEVEL);

  expect(weights).toEqual([0, 0.25, 0.25, 0.25, 0.25]);
});

test("weekdays count from the campaign's first", () => {
  const weights = dayWeights({ joined: 0, days: 3, firstWeekday: 6 }, { ...LEVEL, weekdays: [2, 1, 1, 1, 1, 1, 5] });

  expect(weights).toEqual([5 / 8, 2 / 8, 1 / 8]);
});

test("a day weighs e^0.127 times the same weekday's neighbour before it", () => {
  const [monday = 0, , , , , , , nextMonday = 0] = dayWeights(
    { joined: 0, days: 8, firstWeekday: 0 },
    PHONE_BANK_2018.ramp,
  );

  expect(nextMonday / monday).toBeCloseTo(Math.exp(7 * 0.127), 10);
});

test("in the shape of 2018 the last Saturday carries 11.7 % of the dials, the first Sunday 1.0 %", () => {
  const weights = dayWeights({ joined: 0, days: 21, firstWeekday: 6 }, PHONE_BANK_2018.ramp);

  expect(weights[20]).toBeCloseTo(0.1170395, 7);
  expect(weights[0]).toBeCloseTo(0.0102561, 7);
  expect(weights.reduce((total, weight) => total + weight)).toBeCloseTo(1, 12);
});
