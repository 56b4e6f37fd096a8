import { describe, expect, test } from "vitest";
import { calendarSteps, type Entry, eventOf, MOST, shownOf } from "../../../src/bot/calendar/steps.ts";
import type { NativeEvent } from "../../../src/chat/index.ts";

const NOON = new Date("2022-08-17T12:00:00Z");
const hours = (from: number): Date => new Date(NOON.getTime() + from * 3_600_000);
const event = (from: number, to: number, title = "Ringkväll"): NativeEvent => ({
  title,
  place: "Högdalen",
  description: "",
  start: hours(from),
  end: hours(to),
});
const entry = (shown: NativeEvent, externalId: string | null = "1"): Entry => ({
  activityId: "a",
  externalId,
  shown: shownOf(shown),
});
const kinds = (entries: readonly Entry[], wanted?: NativeEvent): readonly string[] =>
  calendarSteps(entries, new Map(wanted ? [["a", wanted]] : []), NOON).map(({ kind }) => kind);

describe("what a calendar needs", () => {
  test.each([
    ["nothing where all is as it should be", [entry(event(1, 2))], event(1, 2), []],
    ["an entry for what is new", [], event(1, 2), ["enter"]],
    ["none for what has begun", [], event(-1, 2), []],
    ["a change for what has moved", [entry(event(1, 2))], event(3, 4), ["change"]],
    ["a removal of what is cancelled", [entry(event(1, 2))], undefined, ["remove"]],
    ["a removal of what is cancelled while it is on", [entry(event(-1, 2))], undefined, ["remove"]],
    ["nothing where what is on got another end", [entry(event(-1, 2))], event(-1, 3), []],
    ["a removal first where what is on moved into the future", [entry(event(-1, 2))], event(5, 6), ["remove"]],
    ["no word about what is over", [entry(event(-3, -2))], undefined, ["forget"]],
    ["an answer to a doubt before anything else", [entry(event(1, 2), null)], event(3, 4), ["settle"]],
  ] as const)("is %s", (_name, entries, wanted, steps) => {
    expect(kinds(entries, wanted)).toEqual(steps);
  });

  test("is what comes first where there is not room for all", () => {
    const wanted = new Map(Array.from({ length: MOST + 5 }, (_, n) => [`${n}`, event(MOST + 6 - n, MOST + 7 - n)]));

    const steps = calendarSteps([], wanted, NOON);

    expect(steps).toHaveLength(MOST);
    expect(steps[0]?.activityId).toBe(String(MOST + 4));
    expect(steps.some(({ activityId }) => activityId === "0")).toBe(false);
  });

  test("is kept as it was said", () => {
    expect(eventOf(shownOf(event(1, 2)))).toEqual(event(1, 2));
  });
});
