import { describe, expect, test } from "vitest";
import type { ActivityFacts, ShiftFacts } from "../../src/domain/activity.ts";
import { differencesBetween, mergeFacts, movedShifts } from "../../src/domain/activity-change.ts";
import type { Clock, Day } from "../../src/domain/day.ts";

const shift = (id: string, start: string, more: Partial<ShiftFacts> = {}): ShiftFacts => ({
  id,
  start: start as Clock,
  end: undefined,
  needed: undefined,
  capacity: undefined,
  closed: false,
  ...more,
});
const BASE: ActivityFacts = {
  kind: "phonebank",
  series: undefined,
  day: "2022-08-18" as Day,
  title: "Ringkväll",
  place: "Solna",
  description: "",
  meetingPoint: undefined,
  bring: undefined,
  contact: undefined,
  area: undefined,
  cancelled: false,
  hosts: [{ name: "Solna", associationId: "s" }],
  shifts: [shift("a", "17:00"), shift("b", "19:00")],
};

describe("what two people change of one activity", () => {
  test("keeps what only the other changed, and takes what I changed", () => {
    const mine = { ...BASE, title: "Sommarring", shifts: [shift("a", "17:00", { capacity: 8 }), shift("b", "19:00")] };
    const theirs = { ...BASE, place: "Rissne", shifts: [shift("a", "18:00"), shift("b", "19:00")] };

    const merged = mergeFacts(BASE, mine, theirs);

    expect(merged).toMatchObject({ title: "Sommarring", place: "Rissne" });
    expect(merged.shifts[0]).toEqual(shift("a", "18:00", { capacity: 8 }));
  });

  test("takes mine where both changed the same", () => {
    const merged = mergeFacts(BASE, { ...BASE, place: "Kista" }, { ...BASE, place: "Rissne" });

    expect(merged.place).toBe("Kista");
  });

  test("adds the shifts that I added and drops those that I dropped", () => {
    const mine = { ...BASE, shifts: [shift("a", "17:00"), shift("c", "21:00")] };
    const theirs = { ...BASE, shifts: [...BASE.shifts, shift("d", "08:00")] };

    expect(mergeFacts(BASE, mine, theirs).shifts.map(({ id }) => id)).toEqual(["a", "d", "c"]);
  });

  test("is told field by field and shift by shift", () => {
    const next = { ...BASE, contact: "ring@example.org", hosts: [], shifts: [shift("a", "18:00")] };

    const differences = differencesBetween(BASE, next);

    expect(differences.map((one) => (one.kind === "field" ? one.field : one.kind))).toEqual([
      "contact",
      "hosts",
      "shift",
      "removed",
    ]);
  });
});

describe("a shift has moved", () => {
  test("with its activity's day or place, and with its own hours", () => {
    const elsewhere = movedShifts(BASE, { ...BASE, place: "Rissne" });
    const later = movedShifts(BASE, { ...BASE, shifts: [shift("a", "18:00"), shift("b", "19:00")] });

    expect(elsewhere.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(later.map(({ id }) => id)).toEqual(["a"]);
  });

  test("not with a title, a capacity or a contact", () => {
    const next = { ...BASE, title: "Ny", contact: "x@example.org", shifts: [shift("a", "17:00", { capacity: 3 })] };

    expect(movedShifts(BASE, next)).toEqual([]);
  });
});
