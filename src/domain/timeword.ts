import { type Clock, clockOf, type Day } from "./day.ts";
import { dayMeant } from "./dayword.ts";

/** Hours as a person gives them; `backwards`: the end is not after the start, so it is on the next day or a mistake. */
export type HoursMeant =
  | { readonly kind: "unset" }
  | { readonly kind: "hours"; readonly start: Clock; readonly end: Clock | undefined; readonly backwards: boolean }
  | { readonly kind: "unclear" };

const UNSET = /^(?:|-|tid(?:en)? kommer|time to come|ej fastställd|tba|tbd|\?)$/;
const TIME = String.raw`(\d{1,2}(?:[:.]\d{2})?)`;
const SPAN = new RegExp(`^(?:kl(?:ockan)?\\.? ?|at )?${TIME}(?: ?(?:-|–|—|till|to) ?(?:kl\\.? ?)?${TIME})?$`);

/** `17`, `17–19`, `06.30-09:00`, `kl 17 till 19`, `17 to 19`; blank or "tid kommer": no time yet. */
export const hoursMeant = (text: string): HoursMeant => {
  const said = text.trim().toLowerCase().normalize("NFC").replace(/\s+/g, " ");
  if (UNSET.test(said)) return { kind: "unset" };
  const [, from, to] = SPAN.exec(said) ?? [];
  const start = from === undefined ? undefined : hourOrClock(from);
  const end = to === undefined ? undefined : hourOrClock(to);
  if (!start || start === "24:00" || (to !== undefined && !end)) return { kind: "unclear" };
  return { kind: "hours", start, end, backwards: end !== undefined && end <= start };
};

/** `17` or `17.30` as a time of day. */
export const hourOrClock = (text: string): Clock | undefined => clockOf(/[:.]/.test(text) ? text : `${text}:00`);

/** The longest a day's name gets: `den 18 augusti 2022`. */
const DAY_WORDS = 4;

/** A day at the beginning of a text, in the words of `dayMeant`, and what stands after it; undefined: no day there. */
export const openingDayMeant = (text: string, today: Day): { readonly day: Day; readonly rest: string } | undefined => {
  const said = text.trim();
  const ends = [...said.matchAll(/[^\s,]+/g)].slice(0, DAY_WORDS).map((word) => word.index + word[0].length);
  for (const end of ends.toReversed()) {
    const day = dayMeant(said.slice(0, end).replace(/[\s,]+/g, " "), today);
    if (day) return { day, rest: said.slice(end).replace(/^[\s,]+/, "") };
  }
  return undefined;
};

/** Hours at the beginning of a text and what stands after them; `unset` with the whole text where it opens with none. */
export const openingHoursMeant = (text: string): { readonly hours: HoursMeant; readonly rest: string } => {
  const words = text.trim() === "" ? [] : text.trim().split(/\s+/);
  for (let count = Math.min(HOUR_WORDS, words.length); count > 0; count--) {
    const hours = hoursMeant(words.slice(0, count).join(" ").replace(/,$/, ""));
    if (hours.kind !== "unclear") return { hours, rest: words.slice(count).join(" ") };
  }
  return { hours: { kind: "unset" }, rest: text.trim() };
};

/** `kl 17 till kl 19`. */
const HOUR_WORDS = 5;
