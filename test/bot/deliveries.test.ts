import { eq } from "drizzle-orm";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { describe, expect, test } from "vitest";
import type { Input } from "../../src/chat/index.ts";
import { type CampaignHouse, openCampaign } from "../campaign.ts";

const PEOPLE = ["Alva", "Billy", "Ceyda"] as const;
const PRESSES = ["signup", "signup-undo", "late", "cannot", "signup-again", "promotion-yes"] as const;

/** Something a person does, how often it is delivered, and where each delivery falls among the others. */
const act = fc.record({
  who: fc.constantFrom(...PEOPLE),
  what: fc.oneof(
    fc.constantFrom(...PRESSES),
    fc.nat(3).map((n) => `guests ${n}`),
    fc.integer({ min: 1, max: 99 }).map((n) => `report ${n}`),
  ),
  places: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 4 }),
});
type Act = { readonly who: string; readonly what: string; readonly places: readonly number[] };

const inputOf = (what: string, shift: string): Input => {
  const [verb, n = ""] = what.split(" ");
  if (verb === "guests") return { kind: "submit", action: `guests-set:${shift}`, values: { guests: n } };
  if (verb === "report") return { kind: "line", text: `/report ${n} 0 0 day:today` };
  return { kind: "press", id: `${verb}:${shift}` };
};

/**
 * Every delivery in an order that a platform may have: any at all, but an act comes first after the same person's acts
 * before it have come first; after everyone's, where the order of people matters.
 */
const delivered = (acts: readonly Act[], inTurn: boolean): readonly number[] => {
  const numbered = acts.map((one, n) => ({ ...one, n }));
  const queues = Map.groupBy(numbered, ({ who }) => (inTurn ? "all" : who));
  const deliveries = [...queues.values()].flatMap((queue) => {
    const firsts = queue.map(({ places }) => Math.min(...places)).toSorted((a, b) => a - b);
    return queue.flatMap(({ n, places }, nth) => {
      const first = firsts[nth] ?? 0;
      return [first, ...places.slice(1).map((place) => Math.max(place, first))].map((place) => ({ n, place }));
    });
  });
  return deliveries.toSorted((a, b) => a.place - b.place).map(({ n }) => n);
};

/**
 * Does the acts in this order on an empty shift; answers who comes how, what is reported and who is told. What was
 * refused changed nothing and may be tried again, so that it comes but once.
 */
const stateAfter = async (house: CampaignHouse, shift: string, acts: readonly Act[], order: readonly number[]) => {
  await house.store.transact(async (tx, t) => {
    for (const table of [t.report, t.signUp, t.seen, t.post, t.audit]) await tx.delete(table);
  });
  const keys = acts.map(() => nanoid());
  const refused = new Set<number>();
  for (const n of order) {
    const { who, what } = acts[n] ?? { who: "", what: "" };
    if (!refused.has(n) && (await house.act(who, inputOf(what, shift), keys[n])).refused) refused.add(n);
  }
  return house.store.read(async (db, t) => {
    const names = new Map((await db.select().from(t.account)).map((one) => [one.personId, one.externalId]));
    const signUps = await db.select().from(t.signUp);
    const reports = await db.select().from(t.report);
    const posts = await db.select().from(t.post);
    return [
      ...signUps.map(({ personId, state, seats, confirmBy }) => [names.get(personId), state, seats, confirmBy]),
      ...reports.map(({ personId, dials, replacedById }) => [names.get(personId ?? ""), dials, replacedById !== null]),
      ...posts.map(({ personId, view }) => [names.get(personId ?? ""), view]),
    ]
      .map((row) => JSON.stringify(row))
      .sort();
  });
};

describe("what a platform delivers one to four times, in any order", () => {
  test.each([
    ["where there is room for all", undefined],
    ["where seats are scarce, by who pressed first", 2],
  ])("ends as if each had come once, %s", { timeout: 120_000 }, async (_where, capacity) => {
    await using house = await openCampaign();
    for (const name of PEOPLE) await house.seat(name);
    const shift = await house.shift({ day: "2022-08-17", start: "17:00", end: "19:00" });
    if (capacity) {
      await house.store.transact(
        async (tx, t) => void (await tx.update(t.shift).set({ capacity }).where(eq(t.shift.id, shift))),
      );
    }

    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        const once = await stateAfter(house, shift, acts, [...acts.keys()]);
        const often = await stateAfter(house, shift, acts, delivered(acts, capacity !== undefined));

        expect(often).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });
});
