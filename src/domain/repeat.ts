import { addDays, type Day, daysBetween, mondayOf, weekdayOf } from "./day.ts";
import { dayMeant, weekdayNamed } from "./dayword.ts";

/** At most this many at a time: a mistaken year must not fill the schedule. */
export const MOST_REPEATS = 60;

const EVERY_DAY = new Set(["dag", "dagar", "day", "days"]);
const WORKING_DAYS = new Set(["vardag", "vardagar", "weekday", "weekdays"]);
const WEEKENDS = new Set(["helg", "helger", "weekend", "weekends"]);
/** `måndag–fredag`, `Monday to Friday`. */
const SPAN = /^(\S+?) ?(?:-|–| till | to | through ) ?(\S+)$/;
/** What several days have between them: they need no “every”. */
const SEVERAL = /[-–,&]| (?:till|to|through|och|and) /;
const UNTIL = /,? (?:(?:fram )?till och med|t\.? ?o\.? ?m\.?|(?:fram )?till|until|through|to) /g;
const EVERY =
  /^(?:(?:varje|alla|every|each) (annan |andra |varannan |other |second |2 |two )?(.+)|(varannan) (.+)|(.+(?:dagar|days)))$/;
/** On the weekday that it is now. */
const WEEK = new Set(["vecka", "week", "weeks"]);
const ADVERBS = new Map([
  ["weekly", "every week"],
  ["once a week", "every week"],
  ["en gång i veckan", "varje vecka"],
  ["daily", "every day"],
  ["dagligen", "varje dag"],
]);

/**
 * The days that "every Tuesday until 8 September", "varje tisdag och torsdag till 8/9", "varannan onsdag", "alla vardagar",
 * "every week" of what is on the weekday of `like` mean: after `from`, the last one included, without an end until `last`.
 * Undefined where the words say nothing such.
 */
export const repeatMeant = (text: string, from: Day, last: Day, like = from): readonly Day[] | undefined => {
  const said = text.trim().toLowerCase().normalize("NFC").replace(/\s+/g, " ");
  const ends = [...said.matchAll(UNTIL)].map(({ index, 0: until }) => ({
    rhythm: said.slice(0, index),
    until: dayMeant(said.slice(index + until.length), from),
  }));
  const whole = { rhythm: said, until: last };
  // `varje torsdag till fredag` says a last day, `every Monday to Friday` says which days.
  for (const { rhythm, until } of said.includes(" till ") ? [...ends, whole] : [whole, ...ends]) {
    const meant = rhythmMeant(rhythm, like);
    if (until && meant) return daysOf(meant, from, until);
  }
  return undefined;
};

type Rhythm = { readonly weekdays: ReadonlySet<number>; readonly step: number };

const rhythmMeant = (said: string, like: Day): Rhythm | undefined => {
  const [, every, named, other, otherNamed, plural] = EVERY.exec(ADVERBS.get(said) ?? said) ?? [];
  const which = named ?? otherNamed ?? plural ?? (SEVERAL.test(said) ? said : "");
  const weekdays = WEEK.has(which) ? new Set([weekdayOf(like)]) : weekdaysIn(which);
  return weekdays && { weekdays, step: every || other ? 2 : 1 };
};

const daysOf = ({ weekdays, step }: Rhythm, from: Day, until: Day): readonly Day[] => {
  const days: Day[] = [];
  for (let day = addDays(from, 1); day <= until && days.length <= MOST_REPEATS; day = addDays(day, 1))
    if (weekdays.has(weekdayOf(day)) && weeksAfter(from, day) % step === 0) days.push(day);
  return days;
};

const weeksAfter = (from: Day, day: Day): number => daysBetween(mondayOf(from), mondayOf(day)) / 7;

/** The weekdays (0 is Monday) of `tisdag och torsdag`, `Mondays`, `vardagar`, `måndag–fredag`, `dag`; undefined where a word is none. */
export const weekdaysIn = (text: string): ReadonlySet<number> | undefined => {
  if (EVERY_DAY.has(text)) return new Set([0, 1, 2, 3, 4, 5, 6]);
  if (WORKING_DAYS.has(text)) return new Set([0, 1, 2, 3, 4]);
  if (WEEKENDS.has(text)) return new Set([5, 6]);
  const [first, last] = (SPAN.exec(text) ?? []).slice(1).map(weekdayNamed);
  if (first !== undefined && last !== undefined)
    return new Set(Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, n) => (first + n) % 7));
  const days = text.split(/,? (?:och|and|&) |, ?/).map(weekdayNamed);
  return days.length > 0 && days.every((day) => day !== undefined) ? new Set(days) : undefined;
};
