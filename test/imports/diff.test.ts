import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActivityDraft } from "../../src/domain/activity.ts";
import type { Clock, Day } from "../../src/domain/day.ts";
import { diffActivities, type SourceActivity } from "../../src/imports/diff.ts";

const draft = (
  said: Partial<Record<"day" | "start" | "end" | "title" | "place" | "contact", string>>,
  line = 1,
): ActivityDraft => ({
  line,
  kind: "square",
  day: (said.day ?? "2022-08-18") as Day,
  start: said.start as Clock | undefined,
  end: said.end as Clock | undefined,
  title: said.title ?? "Torgmöte",
  description: "",
  place: said.place ?? "Torget",
  hosts: ["Vantör"],
  contact: said.contact,
  series: undefined,
  needed: undefined,
  capacity: undefined,
});
const stored = (id: string, said: Parameters<typeof draft>[0], cancelled = false): SourceActivity => {
  const { line: _, ...facts } = draft(said);
  return { id, cancelled, facts };
};
const ids = (activities: readonly SourceActivity[]) => activities.map(({ id }) => id);
const summary = (existing: readonly SourceActivity[], drafts: readonly ActivityDraft[]) => {
  const diff = diffActivities(existing, drafts);
  return {
    created: diff.created.length,
    updated: diff.updated.map(({ existing: { id }, changed, moved }) => [id, changed, moved]),
    unchanged: ids(diff.unchanged),
    cancelled: ids(diff.cancelled),
  };
};

describe("a source's new drafts", () => {
  test("change nothing when they are as before", () => {
    const existing = [stored("a", {}), stored("b", { day: "2022-08-19" })];

    const changes = summary(existing, [draft({ day: "2022-08-19" }), draft({})]);

    expect(changes).toEqual({ created: 0, updated: [], unchanged: ["b", "a"], cancelled: [] });
  });

  test("change nothing when what was said before comes back from storage as JSON", () => {
    const existing = JSON.parse(JSON.stringify([stored("a", {})])) as readonly SourceActivity[];

    const changes = summary(existing, [draft({})]);

    expect(changes).toEqual({ created: 0, updated: [], unchanged: ["a"], cancelled: [] });
  });

  test.each([
    ["another contact", { contact: "torg@example.org" }, ["contact"], false],
    ["a time", { start: "17:00", end: "19:00" }, ["start", "end"], true],
    ["another day", { day: "2022-08-20" }, ["day"], true],
    ["another place", { place: "Parken" }, ["place"], true],
    ["another title", { title: "Stormöte" }, ["title"], false],
    ["its title in capitals", { title: "TORGMÖTE" }, ["title"], false],
  ])("update what got %s", (_, said, changed, moved) => {
    const existing = [stored("a", {}), stored("b", { day: "2022-09-01", place: "Bron", title: "Fika" })];

    const changes = summary(existing, [draft(said), draft({ day: "2022-09-01", place: "Bron", title: "Fika" })]);

    expect(changes).toEqual({ created: 0, updated: [["a", changed, moved]], unchanged: ["b"], cancelled: [] });
  });

  test("cancel what is gone and add what is new", () => {
    const existing = [stored("a", {}), stored("b", { day: "2022-08-19", place: "Parken" })];

    const changes = summary(existing, [draft({}), draft({ day: "2022-08-20", place: "Bron" })]);

    expect(changes).toEqual({ created: 1, updated: [], unchanged: ["a"], cancelled: ["b"] });
  });

  test("do not take for a move what could be two", () => {
    const existing = [stored("a", { day: "2022-08-18" }), stored("b", { day: "2022-08-19" })];

    const changes = summary(existing, [draft({ day: "2022-08-20" }), draft({ day: "2022-08-21" })]);

    expect(changes).toEqual({ created: 2, updated: [], unchanged: [], cancelled: ["a", "b"] });
  });

  test("do not take for a move what one side shares with another activity", () => {
    const existing = [stored("a", { title: "Fika" }), stored("b", { place: "Parken" })];

    const changes = summary(existing, [draft({})]);

    expect(changes).toEqual({ created: 1, updated: [], unchanged: [], cancelled: ["a", "b"] });
  });

  test("tell two shifts of a day apart by their start", () => {
    const existing = [stored("early", { start: "10:00" }), stored("late", { start: "14:00" })];

    const changes = summary(existing, [draft({ start: "15:00" }), draft({ start: "10:00" })]);

    expect(changes).toEqual({ created: 0, updated: [["late", ["start"], true]], unchanged: ["early"], cancelled: [] });
  });

  test("move several shifts of a day in their order", () => {
    const existing = [stored("late", { start: "14:00" }), stored("early", { start: "10:00" })];

    const changes = summary(existing, [draft({ start: "15:00" }, 1), draft({ start: "11:00" }, 2)]);

    const updated = [
      ["late", ["start"], true],
      ["early", ["start"], true],
    ];
    expect(changes).toEqual({ created: 0, updated, unchanged: [], cancelled: [] });
  });

  test("bring back what was cancelled, and leave cancelled what stays away", () => {
    const existing = [stored("back", {}, true), stored("gone", { day: "2022-08-19" }, true)];

    const changes = summary(existing, [draft({})]);

    expect(changes).toEqual({ created: 0, updated: [["back", [], false]], unchanged: [], cancelled: [] });
  });

  test("move no cancelled activity to where something new is", () => {
    const existing = [stored("gone", { place: "Parken" }, true)];

    const changes = summary(existing, [draft({})]);

    expect(changes).toEqual({ created: 1, updated: [], unchanged: [], cancelled: [] });
  });
});

const anyDraft = fc.record({
  day: fc.constantFrom("2022-08-18", "2022-08-19", "2022-08-20"),
  start: fc.constantFrom(undefined, "10:00", "14:00"),
  title: fc.constantFrom("Torgmöte", "Fika"),
  place: fc.constantFrom("Torget", "Parken"),
  contact: fc.constantFrom(undefined, "torg@example.org"),
});
const anyDrafts = fc
  .uniqueArray(anyDraft, {
    maxLength: 12,
    selector: ({ day, start, title, place }) => `${day}${start}${title}${place}`,
  })
  .map((all) =>
    all.map(({ start, contact, ...said }, at) =>
      draft({ ...said, ...(start && { start }), ...(contact && { contact }) }, at + 1),
    ),
  );

/** What a store would hold after applying the drafts. */
const applied = (existing: readonly SourceActivity[], drafts: readonly ActivityDraft[]): readonly SourceActivity[] => {
  const { created, updated, cancelled } = diffActivities(existing, drafts);
  const factsOf = ({ line: _, ...facts }: ActivityDraft) => facts;
  const gone = new Set(ids(cancelled));
  const now = new Map(updated.map((update) => [update.existing.id, update.draft]));
  return [
    ...existing.map((activity) => {
      const draft = now.get(activity.id);
      if (draft) return { id: activity.id, cancelled: false, facts: factsOf(draft) };
      return gone.has(activity.id) ? { ...activity, cancelled: true } : activity;
    }),
    ...created.map((draft, at) => ({ id: `${existing.length}-${at}`, cancelled: false, facts: factsOf(draft) })),
  ];
};

test("any file taken in twice changes nothing the second time, whatever was there before", () => {
  fc.assert(
    fc.property(anyDrafts, anyDrafts, (before, after) => {
      const there = applied(applied([], before), after);

      const again = summary(there, after);

      expect(again).toMatchObject({ created: 0, updated: [], cancelled: [] });
      expect(there.filter(({ cancelled }) => !cancelled)).toHaveLength(after.length);
    }),
  );
});

test("the order of the lines does not matter to what changes", () => {
  fc.assert(
    fc.property(anyDrafts, anyDrafts, (before, after) => {
      const there = applied([], before);

      const [one, other] = [after, after.toReversed()].map((drafts) => diffActivities(there, drafts));

      expect(new Set(other?.created)).toEqual(new Set(one?.created));
      expect(new Set(ids(other?.cancelled ?? []))).toEqual(new Set(ids(one?.cancelled ?? [])));
    }),
  );
});
