import { expect, test } from "vitest";
import { celebrated, type Sent, unansweredPings } from "../../../src/domain/turnout/history.ts";

const behind = (morning: number, dials: number, booked: number): Sent => ({ kind: "behind", morning, dials, booked });
const history = (...sent: readonly Sent[]) => ({ sent, highest: 0.9 });

test("before any ping none is unanswered", () => {
  expect(unansweredPings({ dials: 0, booked: 0 }, history())).toBe(0);
  expect(unansweredPings({ dials: 0, booked: 0 }, history({ kind: "please-report", morning: 4 }))).toBe(0);
});

test("a ping is answered by more dials or by more sign-ups, not by fewer or as many", () => {
  const pinged = history(behind(5, 100, 4));

  expect(unansweredPings({ dials: 100, booked: 4 }, pinged)).toBe(1);
  expect(unansweredPings({ dials: 90, booked: 3 }, pinged)).toBe(1);
  expect(unansweredPings({ dials: 101, booked: 0 }, pinged)).toBe(0);
  expect(unansweredPings({ dials: 60, booked: 5 }, pinged)).toBe(0);
});

test("they are counted back to the latest one that was sent after an answer", () => {
  const pinged = history(behind(3, 100, 4), behind(6, 100, 4), behind(9, 130, 0), behind(12, 130, 0));

  expect(unansweredPings({ dials: 130, booked: 0 }, pinged)).toBe(2);
});

test("asking for reports and celebrating in between do not break the row", () => {
  const pinged = history(
    behind(3, 100, 4),
    { kind: "please-report", morning: 6 },
    { kind: "celebrate", morning: 9, occasion: "recovery", withdrawn: false },
    behind(12, 100, 4),
  );

  expect(unansweredPings({ dials: 100, booked: 4 }, pinged)).toBe(2);
});

test("a withdrawn celebration is none", () => {
  const goal = (withdrawn: boolean): Sent => ({ kind: "celebrate", morning: 9, occasion: "goal", withdrawn });

  expect(celebrated("goal", history(goal(false)))).toBe(true);
  expect(celebrated("goal", history(goal(true)))).toBe(false);
  expect(celebrated("recovery", history(goal(false)))).toBe(false);
});
