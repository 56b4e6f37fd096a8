import { expect, test } from "vitest";
import { askFor } from "../../../src/domain/turnout/ask.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { dayWeights } from "../../../src/domain/turnout/weights.ts";

const TWENTY_EQUAL_DAYS = new Array<number>(20).fill(0.05);
const ask = (missing: number, morning: number) =>
  askFor(missing, { weights: TWENTY_EQUAL_DAYS, morning }, PHONE_BANK_2018);

test("155 dials short are six shifts, half of them this week when a week is half of what is left", () => {
  expect(ask(155, 6)).toEqual({ total: 6, week: 3, commonNight: false });
});

test("a part of a shift is a shift", () => {
  expect(ask(1, 6)).toEqual({ total: 1, week: 1, commonNight: false });
  expect(ask(61, 0)).toMatchObject({ total: 3, week: 2 });
});

test("in the last seven days the week is all there is", () => {
  expect(ask(210, 13)).toEqual({ total: 7, week: 7, commonNight: false });
  expect(ask(210, 19)).toEqual({ total: 7, week: 7, commonNight: false });
});

test("more than eight in a week are better met by a common phone night", () => {
  expect(ask(480, 6)).toEqual({ total: 16, week: 8, commonNight: false });
  expect(ask(540, 6)).toEqual({ total: 18, week: 9, commonNight: true });
});

test("what is done and booked may be enough", () => {
  expect(ask(0, 6)).toEqual({ total: 0, week: 0, commonNight: false });
  expect(ask(-300, 6)).toEqual({ total: 0, week: 0, commonNight: false });
});

test("after the campaign nothing is asked", () => {
  expect(ask(300, 20)).toEqual({ total: 0, week: 0, commonNight: false });
});

test("before the campaign the first week is as large as its share", () => {
  expect(ask(600, -30)).toMatchObject({ total: 20, week: 1 });
  expect(ask(600, 0)).toMatchObject({ total: 20, week: 7 });
});

test("a binary fraction never makes the week ask for more than the whole", () => {
  const weights = dayWeights({ joined: 0, days: 3, firstWeekday: 0 }, PHONE_BANK_2018.ramp);

  for (let total = 1; total <= 200; total++)
    expect(askFor(30 * total, { weights, morning: 1 }, PHONE_BANK_2018)).toMatchObject({ total, week: total });
});
