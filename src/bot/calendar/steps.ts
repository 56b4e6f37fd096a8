import type { NativeEvent } from "../../chat/index.ts";
import type { ShownEvent } from "../../store/activity/native-events.ts";

/** An activity as it stands in a calendar, or may stand there while its external id is null. */
export type Entry = { readonly activityId: string; readonly externalId: string | null; readonly shown: ShownEvent };

/** One thing to do in a calendar. */
export type Step = { readonly activityId: string } & (
  | { readonly kind: "settle" | "forget"; readonly entry: Entry }
  | { readonly kind: "remove"; readonly externalId: string }
  | { readonly kind: "change"; readonly externalId: string; readonly event: NativeEvent }
  | { readonly kind: "enter"; readonly event: NativeEvent }
);

/** Entries to come that Samling makes: Discord takes a hundred, and some are for the server's own. */
export const MOST = 80;
/** Milliseconds before its start that an activity is still entered. */
const LEAD = 60_000;

export const shownOf = ({ start, end, ...event }: NativeEvent): ShownEvent => ({
  ...event,
  start: start.getTime(),
  end: end.getTime(),
});
export const eventOf = ({ start, end, ...shown }: ShownEvent): NativeEvent => ({
  ...shown,
  start: new Date(start),
  end: new Date(end),
});

const same = (a: ShownEvent, b: ShownEvent): boolean =>
  a.title === b.title &&
  a.place === b.place &&
  a.description === b.description &&
  a.start === b.start &&
  a.end === b.end;

const standing = (entry: Entry, wanted: NativeEvent | undefined, now: number): readonly Step[] => {
  const { activityId, externalId, shown } = entry;
  if (externalId === null) return [{ kind: "settle", activityId, entry }];
  // What is over left the calendar by itself.
  if (shown.end <= now) return [{ kind: "forget", activityId, entry }];
  if (!wanted) return [{ kind: "remove", activityId, externalId }];
  if (same(shown, shownOf(wanted))) return [];
  // No platform moves what has begun: it goes, and comes anew where it is still to come.
  const toCome = wanted.start.getTime() > now + LEAD;
  if (shown.start <= now) return toCome ? [{ kind: "remove", activityId, externalId }] : [];
  return toCome ? [{ kind: "change", activityId, externalId, event: wanted }] : [];
};

/**
 * What brings a calendar from what stands there to what is wanted, by activity: doubts first, and what is nearest first
 * among what is new. Nothing is entered that has begun.
 */
export const calendarSteps = (
  entries: readonly Entry[],
  wanted: ReadonlyMap<string, NativeEvent>,
  at: Date,
): readonly Step[] => {
  const now = at.getTime();
  const doubts = entries.filter(({ externalId }) => externalId === null);
  if (doubts.length > 0) return doubts.flatMap((entry) => standing(entry, undefined, now));
  const known = new Set(entries.map(({ activityId }) => activityId));
  const room = MOST - entries.filter(({ activityId, shown }) => wanted.has(activityId) && shown.end > now).length;
  const fresh = [...wanted]
    .filter(([activityId, event]) => !known.has(activityId) && event.start.getTime() > now + LEAD)
    .sort(([, a], [, b]) => a.start.getTime() - b.start.getTime())
    .slice(0, Math.max(room, 0))
    .map(([activityId, event]): Step => ({ kind: "enter", activityId, event }));
  return [...entries.flatMap((entry) => standing(entry, wanted.get(entry.activityId), now)), ...fresh];
};
