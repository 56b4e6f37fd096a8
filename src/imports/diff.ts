import type { ActivityDraft } from "../domain/activity.ts";
import { foldText } from "../domain/text.ts";

/** What a source says of an activity. */
export type Facts = Omit<ActivityDraft, "line">;

/** An activity that came from a source: what that source last said of it, and whether it was since left out there. */
export type SourceActivity = { readonly id: string; readonly cancelled: boolean; readonly facts: Facts };

export type Update = {
  readonly existing: SourceActivity;
  readonly draft: ActivityDraft;
  /** The facts that differ; empty where an activity only comes back after it was cancelled. */
  readonly changed: readonly (keyof Facts)[];
  /** Whether day, start, end or place differ: people signed up to it have to be told. */
  readonly moved: boolean;
};

export type ActivityDiff = {
  readonly created: readonly ActivityDraft[];
  readonly updated: readonly Update[];
  readonly unchanged: readonly SourceActivity[];
  readonly cancelled: readonly SourceActivity[];
};

/**
 * What a source's new drafts change in `existing`, which must all be of that source. Day, place and title make the same
 * activity, then start; leftovers that agree in two of the three with one another only have moved.
 */
export const diffActivities = (existing: readonly SourceActivity[], drafts: readonly ActivityDraft[]): ActivityDiff => {
  const same = pairSame(existing, drafts);
  const paired = new Set<unknown>(same.flat());
  const moved = pairMoved(
    existing.filter((activity) => !paired.has(activity) && !activity.cancelled),
    drafts.filter((draft) => !paired.has(draft)),
  );
  for (const one of moved.flat()) paired.add(one);
  const updates = [...same, ...moved].map(updateOf);
  const [changes = [], still = []] = [true, false].map((differs) =>
    updates.filter(({ changed, existing: { cancelled } }) => (changed.length > 0 || cancelled) === differs),
  );
  return {
    created: drafts.filter((draft) => !paired.has(draft)),
    updated: changes.toSorted((a, b) => a.draft.line - b.draft.line),
    unchanged: still.map((update) => update.existing),
    cancelled: existing.filter((activity) => !paired.has(activity) && !activity.cancelled),
  };
};

type Pair = readonly [SourceActivity, ActivityDraft];

const folded = ({ day, place, title }: Facts) => ({
  day: day as string,
  place: foldText(place),
  title: foldText(title),
});

const sameKey = (facts: Facts): string => Object.values(folded(facts)).join("\n");

/** Pairs of equal day, place and title; several of them first by their start, then in the order of the day. */
const pairSame = (existing: readonly SourceActivity[], drafts: readonly ActivityDraft[]): readonly Pair[] => {
  const groups = Map.groupBy(existing, ({ facts }) => sameKey(facts));
  return [...Map.groupBy(drafts, sameKey)].flatMap(([key, news]) => {
    const olds = [...(groups.get(key) ?? [])].sort(
      (a, b) => Number(a.cancelled) - Number(b.cancelled) || byStart(a.facts, b.facts),
    );
    const pairs: Pair[] = [];
    const rest = [...news].sort(byStart).filter((draft) => {
      const at = olds.findIndex(({ facts }) => facts.start === draft.start);
      const [old] = at < 0 ? [] : olds.splice(at, 1);
      if (old) pairs.push([old, draft]);
      return !old;
    });
    return [...pairs, ...rest.flatMap((draft, at): Pair[] => (olds[at] ? [[olds[at], draft]] : []))];
  });
};

const byStart = (a: Facts, b: Facts): number => (a.start ?? "").localeCompare(b.start ?? "");

/** Pairs that agree in two of day, place and title, where neither side so agrees with anything else. */
const pairMoved = (existing: readonly SourceActivity[], drafts: readonly ActivityDraft[]): readonly Pair[] => {
  const news = twoOfThree(drafts, (draft) => draft);
  const olds = twoOfThree(existing, ({ facts }) => facts);
  return existing.flatMap((activity): Pair[] => {
    const draft = only(news, activity.facts);
    return draft && only(olds, draft) === activity ? [[activity, draft]] : [];
  });
};

const twoKeys = (facts: Facts): readonly string[] => {
  const { day, place, title } = folded(facts);
  return [`day, place\n${day}\n${place}`, `day, title\n${day}\n${title}`, `place, title\n${place}\n${title}`];
};

const twoOfThree = <T>(all: readonly T[], factsOf: (one: T) => Facts): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const one of all)
    for (const key of twoKeys(factsOf(one))) {
      const others = found.get(key);
      if (others) others.push(one);
      else found.set(key, [one]);
    }
  return found;
};

/** The one thing that agrees with the facts in two of three, or undefined where there are none or several. */
const only = <T>(by: ReadonlyMap<string, readonly T[]>, facts: Facts): T | undefined => {
  // Two of each are enough to know that there are several.
  const found = new Set(twoKeys(facts).flatMap((key) => by.get(key)?.slice(0, 2) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
};

const FACTS = [
  "kind",
  "day",
  "start",
  "end",
  "title",
  "description",
  "place",
  "hosts",
  "contact",
  "series",
  "needed",
  "capacity",
] as const satisfies readonly (keyof Facts)[];
const WHERE_AND_WHEN: readonly (keyof Facts)[] = ["day", "start", "end", "place"];

const updateOf = ([existing, draft]: Pair): Update => {
  const changed = FACTS.filter((fact) => !equal(existing.facts[fact], draft[fact]));
  return { existing, draft, changed, moved: changed.some((fact) => WHERE_AND_WHEN.includes(fact)) };
};

const equal = (a: Facts[keyof Facts], b: Facts[keyof Facts]): boolean => {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((name, at) => name === b[at]);
};
