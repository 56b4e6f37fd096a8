import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Clock, Zone } from "../../src/domain/day.ts";
import { clockAt } from "../../src/domain/moment.ts";
import { DEFAULT_HOURS } from "../../src/domain/organisation.ts";
import { afterWaking, nextWaking, promotionAt } from "../../src/domain/queue.ts";
import { clock } from "../stage.ts";

const ZONE = "Europe/Stockholm" as Zone;
const HOUR = 3_600_000;
const summer = (text: string) => new Date(`${text.replace(" ", "T")}:00+02:00`);
const START = summer("2022-08-24 17:00");
const promoted = (at: string) => promotionAt(summer(at), START, DEFAULT_HOURS, ZONE);

describe("a seat that falls free", () => {
  test.each([
    ["2022-08-22 08:00", "2022-08-22 20:00"],
    ["2022-08-22 12:00", "2022-08-23 10:00"],
    ["2022-08-22 23:00", "2022-08-23 19:00"],
    ["2022-08-23 16:59", "2022-08-24 14:59"],
    ["2022-08-23 17:00", "2022-08-23 18:00"],
    ["2022-08-24 06:00", "2022-08-24 08:00"],
    ["2022-08-24 14:00", "2022-08-24 15:00"],
  ])("at %s is held until %s", (at, until) => {
    expect(promoted(at)).toEqual({ kind: "held", until: summer(until) });
  });

  test.each(["2022-08-24 14:01", "2022-08-24 16:59", "2022-08-24 17:30"])("at %s goes to the first press", (at) => {
    expect(promoted(at)).toEqual({ kind: "first-press" });
  });

  test("at night is never held longer than until the start", () => {
    const start = summer("2022-08-24 07:30");

    expect(promotionAt(summer("2022-08-24 02:00"), start, DEFAULT_HOURS, ZONE)).toEqual({ kind: "held", until: start });
  });

  test("at night before an early start goes to the first press: nobody could be asked before", () => {
    const [at, start] = [summer("2022-08-23 22:00"), summer("2022-08-24 06:30")];

    expect(promotionAt(at, start, DEFAULT_HOURS, ZONE)).toEqual({ kind: "first-press" });
  });

  test("is never held longer than until the start where people wake for few hours", () => {
    const hours = { ...DEFAULT_HOURS, wakeFrom: clock("10:00"), wakeTo: clock("14:00") };

    expect(promotionAt(summer("2022-08-23 12:00"), START, hours, ZONE)).toEqual({ kind: "held", until: START });
  });
});

describe("waking time", () => {
  test("goes on the next morning, also where the clocks change at night", () => {
    expect(nextWaking(summer("2022-08-22 21:00"), DEFAULT_HOURS, ZONE)).toEqual(summer("2022-08-23 07:00"));
    expect(nextWaking(new Date("2027-03-27T22:00:00Z"), DEFAULT_HOURS, ZONE)).toEqual(new Date("2027-03-28T05:00:00Z"));
    expect(afterWaking(new Date("2027-03-27T18:00:00Z"), 4 * HOUR, DEFAULT_HOURS, ZONE)).toEqual(
      new Date("2027-03-28T07:00:00Z"),
    );
  });

  test("is where people are awake, and never before now", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 400 }), fc.integer({ min: 0, max: 48 * 60 }), (minute, span) => {
        const at = new Date(Date.UTC(2026, 0, 1) + minute * 60_000);
        const then = afterWaking(at, span * 60_000, DEFAULT_HOURS, ZONE);
        const clock: Clock = clockAt(then, ZONE);

        expect(then.getTime()).toBeGreaterThanOrEqual(at.getTime() + span * 60_000);
        expect(clock >= DEFAULT_HOURS.wakeFrom && clock <= DEFAULT_HOURS.wakeTo).toBe(true);
      }),
    );
  });
});
