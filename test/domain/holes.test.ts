import { describe, expect, test } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import { areasOf, fitsHole, holesIn } from "../../src/domain/holes.ts";
import type { Scheduled } from "../../src/domain/shift.ts";
import { scheduled } from "./scheduled.ts";

const LABELS = new Map([["v", ["Söderort"]]]);

const hole = (id: string, needed: number, going: number, area?: string): Scheduled => {
  const shift = scheduled({ id, needed, going, ...(area && { area }) });
  return { ...shift, activity: { ...shift.activity, hosts: [{ name: "Vantör", associationId: "v" }] } };
};

describe("where people are wanted", () => {
  test("comes in the order of how many, those in a priority area counting twice", () => {
    const shifts = [hole("few", 4, 1, "Norr"), hole("many", 9, 4, "Norr"), hole("priority", 4, 1, "Järva")];

    const holes = holesIn(shifts, { priorityAreas: ["järva"] }, LABELS);

    expect(holes.map(({ shift, missing }) => [shift.id, missing])).toEqual([
      ["priority", 3],
      ["many", 5],
      ["few", 3],
    ]);
  });

  test("leaves out what is filled, closed or cancelled", () => {
    const cancelled = hole("cancelled", 4, 0);
    const shifts = [
      hole("filled", 4, 4),
      { ...hole("closed", 4, 0), closed: true },
      { ...cancelled, activity: { ...cancelled.activity, cancelled: true } },
    ];

    expect(holesIn(shifts, {}, LABELS)).toEqual([]);
  });

  test("counts a partner's people and a squad's seats as filled", () => {
    const [left] = holesIn([{ ...hole("a", 9, 2), byNumber: 3, reserved: 2 }], {}, LABELS);

    expect(left?.missing).toBe(2);
  });

  test("is where the activity says, else where its hosts are", () => {
    expect(areasOf(hole("a", 1, 0, "Norr").activity, LABELS)).toEqual(["Norr"]);
    expect(areasOf(hole("a", 1, 0).activity, LABELS)).toEqual(["Söderort"]);
  });
});

describe("someone willing may be asked", () => {
  const THURSDAY = "2022-08-18" as Day;

  test.each([
    [[], [], true],
    [[3], [], true],
    [[2], [], false],
    [[3], ["SÖDERORT"], true],
    [[], ["Järva"], false],
  ])("on weekdays %j in areas %j: %s", (weekdays, areas, asked) => {
    expect(fitsHole({ weekdays, areas }, THURSDAY, ["Söderort"])).toBe(asked);
  });
});
