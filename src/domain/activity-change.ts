import type { ActivityFacts, Host, ShiftFacts } from "./activity.ts";

const FIELDS = [
  "kind",
  "series",
  "day",
  "title",
  "place",
  "description",
  "meetingPoint",
  "bring",
  "contact",
  "area",
  "hosts",
  "cancelled",
] as const satisfies readonly (keyof ActivityFacts)[];
export type FactField = (typeof FIELDS)[number];
const SHIFT_FIELDS = ["start", "end", "needed", "capacity", "closed"] as const satisfies readonly (keyof ShiftFacts)[];

/** One thing that differs between two states of an activity. */
export type Difference =
  | { readonly kind: "field"; readonly field: FactField; readonly from: ActivityFacts; readonly to: ActivityFacts }
  | { readonly kind: "shift"; readonly from: ShiftFacts; readonly to: ShiftFacts }
  | { readonly kind: "added"; readonly shift: ShiftFacts }
  | { readonly kind: "removed"; readonly shift: ShiftFacts };

/** What differs, in the order in which a card shows it. */
export const differencesBetween = (from: ActivityFacts, to: ActivityFacts): readonly Difference[] => {
  const fields = FIELDS.filter((field) => !equal(from[field], to[field])).map(
    (field): Difference => ({ kind: "field", field, from, to }),
  );
  const before = new Map(from.shifts.map((shift) => [shift.id, shift]));
  const after = new Set(to.shifts.map(({ id }) => id));
  const shifts = to.shifts.flatMap((shift): readonly Difference[] => {
    const old = before.get(shift.id);
    if (!old) return [{ kind: "added", shift }];
    return SHIFT_FIELDS.every((field) => old[field] === shift[field]) ? [] : [{ kind: "shift", from: old, to: shift }];
  });
  const removed = from.shifts
    .filter(({ id }) => !after.has(id))
    .map((shift): Difference => ({ kind: "removed", shift }));
  return [...fields, ...shifts, ...removed];
};

const equal = (a: ActivityFacts[FactField], b: ActivityFacts[FactField]): boolean => {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return a.length === b.length && a.every((host, i) => sameHost(host, b[i]));
};
const sameHost = (a: Host, b: Host | undefined): boolean => a.name === b?.name && a.associationId === b.associationId;

/** The current facts with what `mine` changed since `base`; what only others changed stays. */
export const mergeFacts = (base: ActivityFacts, mine: ActivityFacts, current: ActivityFacts): ActivityFacts => {
  const merged: Record<string, unknown> = { ...current };
  let shifts = current.shifts;
  for (const difference of differencesBetween(base, mine)) {
    switch (difference.kind) {
      case "field":
        merged[difference.field] = mine[difference.field];
        break;
      case "shift":
        shifts = shifts.map((shift) => (shift.id === difference.to.id ? mergeShift(difference, shift) : shift));
        break;
      case "added":
        shifts = [...shifts, difference.shift];
        break;
      case "removed":
        shifts = shifts.filter(({ id }) => id !== difference.shift.id);
    }
  }
  return { ...current, ...merged, shifts };
};

const mergeShift = ({ from, to }: { from: ShiftFacts; to: ShiftFacts }, current: ShiftFacts): ShiftFacts => {
  const mine = SHIFT_FIELDS.filter((field) => from[field] !== to[field]).map((field) => [field, to[field]]);
  return { ...current, ...Object.fromEntries(mine) };
};

/** The shifts that are elsewhere or at another time than before: who has signed up to them must know. */
export const movedShifts = (from: ActivityFacts, to: ActivityFacts): readonly ShiftFacts[] => {
  const elsewhere = from.day !== to.day || from.place !== to.place;
  const after = new Map(to.shifts.map((shift) => [shift.id, shift]));
  return from.shifts.filter((shift) => {
    const now = after.get(shift.id);
    return now !== undefined && (elsewhere || shift.start !== now.start || shift.end !== now.end);
  });
};
