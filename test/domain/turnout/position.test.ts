import { expect, test } from "vitest";
import type { AssociationRecord } from "../../../src/domain/turnout/input.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { positionOf } from "../../../src/domain/turnout/position.ts";
import { daily, on, record, signUps } from "./record.ts";

const position = (morning: number, what: Partial<AssociationRecord>) =>
  positionOf(on(morning, record(what)), PHONE_BANK_2018);

test("the dials are those of every reported day, and a report of none is a report", () => {
  const { dials, reported } = position(4, { reports: [...daily(0, 1, 40), { day: 3, known: 4, dials: 0 }] });

  expect(dials).toBe(80);
  expect(reported).toEqual([true, true, false, true]);
});

test("what becomes known after the morning does not count", () => {
  const what = { reports: [{ day: 1, known: 6, dials: 40 }], signUps: [signUps(9, 3, 6)] };

  expect(position(5, what)).toMatchObject({ dials: 0, booked: 0 });
  expect(position(6, what)).toMatchObject({ dials: 40, booked: 3 });
});

test("a correction counts from the morning it is known, in whatever order the reports come", () => {
  const reports = [
    { day: 1, known: 5, dials: 25 },
    { day: 1, known: 2, dials: 40 },
  ];

  expect([4, 5].map((morning) => position(morning, { reports }).dials)).toEqual([40, 25]);
});

test("of two reports known the same morning the later in the list counts", () => {
  const reports = [
    { day: 1, known: 2, dials: 40 },
    { day: 1, known: 2, dials: 30 },
  ];

  expect(position(3, { reports }).dials).toBe(30);
});

test("sign-ups for today and later are booked, cancelled ones are gone from the morning they are known to be", () => {
  const what = { signUps: [signUps(4, 1), signUps(5, 2), signUps(9, 4, 0, 6)] };

  expect([5, 6].map((morning) => position(morning, what).booked)).toEqual([6, 0]);
});

test("sign-ups that stood on a past day nobody has reported are unaccounted for until it is", () => {
  const what = { reports: [{ day: 3, known: 6, dials: 0 }], signUps: [signUps(3, 2), signUps(4, 5, 0, 4)] };

  expect([5, 6].map((morning) => position(morning, what).unaccounted)).toEqual([2, 0]);
});

test("sign-ups account for at most 30 dials each, and for none that were not made", () => {
  const what = { reports: daily(0, 2, 50), signUps: [signUps(0, 1), signUps(1, 9)] };

  expect(position(3, what).covered).toBe(30 + 50);
});

test("days before joining and after the campaign are no part of it", () => {
  const what = {
    window: { joined: 5, days: 21, firstWeekday: 6 },
    reports: daily(3, 6, 10),
    signUps: [signUps(4, 1), signUps(21, 1), signUps(-1, 1)],
  };

  expect(position(7, what)).toEqual({ dials: 20, booked: 0, unaccounted: 0, covered: 0, reported: [true, true] });
});
