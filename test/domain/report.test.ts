import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Entry, replacements } from "../../src/domain/report.ts";

let moment = 0;
const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  shiftId: undefined,
  personId: "kim",
  scope: "personal",
  empty: false,
  held: false,
  at: new Date(++moment),
  replacedById: undefined,
  ...more,
});
const total = (id: string, more: Partial<Entry> = {}): Entry =>
  entry(id, { personId: undefined, scope: "total", ...more });
/** The reports that stand, in the order given. */
const standing = (...entries: readonly Entry[]): readonly string[] => {
  const replaced = replacements(entries);
  return entries.filter(({ id, held }) => !held && !replaced.has(id)).map(({ id }) => id);
};

describe("of a day's reports for one association", () => {
  test("the latest of each person stands, shift by shift", () => {
    expect(
      standing(
        entry("first"),
        entry("correction"),
        entry("on a shift", { shiftId: "s" }),
        entry("another's", { personId: "bo" }),
      ),
    ).toEqual(["correction", "on a shift", "another's"]);
  });

  test("a shift's total stands for what people said of that shift, before it and after", () => {
    expect(
      standing(
        entry("before", { shiftId: "s" }),
        total("total", { shiftId: "s" }),
        entry("after", { shiftId: "s" }),
        entry("elsewhere", { shiftId: "other" }),
        entry("no shift"),
      ),
    ).toEqual(["total", "elsewhere", "no shift"]);
  });

  test("a day's total stands for everything, shifts' totals too", () => {
    expect(
      standing(
        entry("before", { shiftId: "s" }),
        total("shift's", { shiftId: "s" }),
        total("day's"),
        entry("after"),
        total("late", { shiftId: "s" }),
      ),
    ).toEqual(["day's"]);
  });

  test("the latest total of its kind stands", () => {
    expect(standing(total("first"), total("second"))).toEqual(["second"]);
    expect(standing(total("first", { shiftId: "s" }), total("second", { shiftId: "s" }))).toEqual(["second"]);
  });

  test("a total of nothing is overtaken by whatever comes after it", () => {
    expect(
      standing(entry("before"), total("nobody called", { empty: true }), entry("after", { personId: "bo" })),
    ).toEqual(["nobody called", "after"]);
  });

  test("what is held waits, and what was said before stands meanwhile", () => {
    const before = entry("before");
    const held = entry("held", { held: true });

    expect(standing(before, held)).toEqual(["before"]);
    expect(standing(before, { ...held, held: false })).toEqual(["held"]);
    expect(standing(entry("old", { held: true }), entry("corrected"))).toEqual(["corrected"]);
  });

  test("those of an erased person keep standing as they stood", () => {
    const first = entry("first", { personId: undefined, replacedById: "second" });
    const second = entry("second", { personId: undefined });

    expect(standing(first, second)).toEqual(["second"]);
    expect(standing(first, second, total("total"))).toEqual(["total"]);
  });

  test("nobody's figures ever count twice, and taking a report back leaves no other gone", () => {
    const shifts = fc.constantFrom(undefined, "s1", "s2");
    const reports = fc.array(
      fc.record({ shiftId: shifts, person: fc.constantFrom("kim", "bo"), isTotal: fc.boolean(), held: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(reports, (plans) => {
        const entries = plans.map(({ shiftId, person, isTotal, held }, i) =>
          isTotal ? total(`${i}`, { shiftId }) : entry(`${i}`, { shiftId, personId: person, held }),
        );
        const replaced = replacements(entries);
        const stands = entries.filter(({ id, held }) => !held && !replaced.has(id));
        const dayTotal = stands.some(({ scope, shiftId }) => scope === "total" && shiftId === undefined);
        const places = stands.map(({ scope, personId, shiftId }) => [scope, personId, shiftId].join());

        expect(new Set(places).size).toBe(places.length);
        if (dayTotal) expect(stands).toHaveLength(1);
        for (const shiftId of ["s1", "s2"]) {
          const there = stands.filter((one) => one.shiftId === shiftId);
          if (there.some(({ scope }) => scope === "total")) expect(there).toHaveLength(1);
        }
        for (const by of replaced.values()) expect(entries.some(({ id }) => id === by)).toBe(true);
        if (entries.some(({ held }) => !held)) expect(stands.length).toBeGreaterThan(0);
      }),
    );
  });
});
