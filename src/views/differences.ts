import type { Host, ShiftFacts } from "../domain/activity.ts";
import type { Difference, FactField } from "../domain/activity-change.ts";
import { capitalised, clockWords, dayWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { listed } from "./shift.ts";

const hostNames = (hosts: readonly Host[], words: Words): string =>
  listed(
    hosts.map(({ name }) => name),
    words,
  );

/** More of a text than this is not needed to know it again. */
const SHOWN = 60;

const fieldWords = (field: FactField, { from, to }: Extract<Difference, { kind: "field" }>, words: Words): string => {
  const shown = (facts: typeof from): string => {
    switch (field) {
      case "day":
        return dayWords(facts.day, words.locale);
      case "kind":
        return words.say(`kind.${facts.kind}`);
      case "hosts":
        return hostNames(facts.hosts, words);
      case "cancelled":
        return words.say(facts.cancelled ? "activity.state.cancelled" : "activity.state.on");
      default: {
        const text = facts[field] ?? "";
        return text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;
      }
    }
  };
  const blank = words.say("activity.blank");
  return words.say("activity.changed", {
    what: words.say(`activity.field.${field}`),
    from: shown(from) || blank,
    to: shown(to) || blank,
  });
};

/** `17:00–19:00, 20 behövs, 20 platser`. */
const shiftFactWords = ({ start, end, needed, capacity, closed }: ShiftFacts, words: Words): string =>
  [
    clockWords(start, end) ?? words.say("schedule.noTime"),
    needed === undefined ? undefined : words.say("activity.needed", { count: needed }),
    capacity === undefined ? undefined : words.say("activity.capacity", { count: capacity }),
    closed ? words.say("activity.state.closed") : undefined,
  ]
    .filter(Boolean)
    .join(", ");

/** What changed, a line for each thing: `Plats: Solna centrum → Rissne`. */
export const differenceWords = (difference: Difference, words: Words): string => {
  switch (difference.kind) {
    case "field":
      return fieldWords(difference.field, difference, words);
    case "shift":
      return words.say("activity.changed", {
        what: words.say("activity.field.shift"),
        from: shiftFactWords(difference.from, words),
        to: shiftFactWords(difference.to, words),
      });
    case "added":
      return words.say("activity.shiftAdded", { shift: shiftFactWords(difference.shift, words) });
    case "removed":
      return words.say("activity.shiftRemoved", { shift: shiftFactWords(difference.shift, words) });
  }
};

export const differenceLines = (differences: readonly Difference[], words: Words): string =>
  differences.map((one) => `• ${capitalised(differenceWords(one, words), words.locale)}`).join("\n");
