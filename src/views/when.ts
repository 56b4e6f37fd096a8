import type { Span } from "../chat/index.ts";
import { type Day, daysBetween, type Zone } from "../domain/day.ts";
import { clockAt, dayAt } from "../domain/moment.ts";
import { type Scheduled, spanOf } from "../domain/shift.ts";
import { capitalised, clockWords, dayWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";

/** `06:30–09:00`, or that the time is to come. */
export const timeWords = (shift: Pick<Scheduled, "start" | "end">, words: Words): string =>
  clockWords(shift.start, shift.end) ?? words.say("schedule.noTime");

/** `Torsdag 18 augusti 06:30–09:00`; without a time the day and that it is to come. */
export const whenWords = (
  shift: Pick<Scheduled, "start" | "end"> & { readonly activity: { readonly day: Day } },
  words: Words,
): string => {
  const day = capitalised(dayWords(shift.activity.day, words.locale), words.locale);
  const clock = clockWords(shift.start, shift.end);
  return clock ? `${day} ${clock}` : `${day}, ${words.say("schedule.noTime").toLocaleLowerCase(words.locale)}`;
};

/** How far off a shift is, or when to the reader, to stand beside its time; nothing while that is to come. */
export const farOff = (
  { activity, start, end }: Pick<Scheduled, "start" | "end"> & { readonly activity: { readonly day: Day } },
  zone: Zone,
): readonly Span[] => (start ? [{ beside: spanOf(activity.day, start, end, zone).from, zone }] : []);

/** Days from which on a date without its year could be another's. */
const A_YEAR = 300;

/** A moment as people say it from `today`: `20:00`, else `torsdag 18 augusti 20:00`, far away with the year. */
export const momentWords = (at: Date, today: Day, zone: Zone, words: Words): string => {
  const day = dayAt(at, zone);
  const clock = clockAt(at, zone);
  if (day === today) return clock;
  const year = Math.abs(daysBetween(today, day)) < A_YEAR ? "" : ` ${day.slice(0, 4)}`;
  return `${dayWords(day, words.locale)}${year} ${clock}`;
};

/** When someone will hear of something: `direkt`, `07:00`, `torsdag 18 augusti 07:00`, as the end of a sentence. */
export const tellingWords = (
  moment: Date,
  { at, today, campaign }: { readonly at: Date; readonly today: Day; readonly campaign: { readonly zone: Zone } },
  words: Words,
): string => {
  if (moment <= at) return words.say("activity.told.atOnce");
  const said = momentWords(moment, today, campaign.zone, words);
  return words.say(dayAt(moment, campaign.zone) === today ? "activity.told.today" : "activity.told.later", {
    moment: said,
  });
};
