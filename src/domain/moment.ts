import { tzOffset } from "@date-fns/tz";
import { addDays, type Clock, type Day, type Zone } from "./day.ts";

/** The campaign day on which a moment falls. */
export const dayAt = (at: Date, zone: Zone): Day => localText(at, zone).slice(0, 10) as Day;

/** The wall-clock time of a moment, to the minute. */
export const clockAt = (at: Date, zone: Zone): Clock => localText(at, zone).slice(11, 16) as Clock;

const localText = (at: Date, zone: Zone): string => new Date(at.getTime() + offsetAt(at, zone)).toISOString();

const QUARTER = 900_000;
/** Zone rules are slow to ask, and everything asks about now. */
const REMEMBERED = 10_000;
const offsets = new Map<string, number>();

/** What a zone adds to UTC, in milliseconds. It changes on the quarter hour at most, so one answer serves a quarter. */
const offsetAt = (at: Date, zone: Zone): number => {
  const id = `${zone} ${Math.floor(at.getTime() / QUARTER)}`;
  const known = offsets.get(id) ?? tzOffset(zone, at) * 60_000;
  if (offsets.size >= REMEMBERED) offsets.clear();
  offsets.set(id, known);
  return known;
};

/** How a wall-clock time stands on a day: there once, not at all, or twice (daylight saving time). */
export type Standing = "once" | "missing" | "twice";

/**
 * The moment of a wall-clock time on a day. A time that is missing gives the first moment after the gap,
 * one that comes twice gives the first; `24:00` is the next day's 00:00.
 */
export const momentOf = (day: Day, clock: Clock, zone: Zone): Date => {
  const id = `${day} ${clock} ${zone}`;
  const known = moments.get(id) ?? findMoment(day, clock, zone).getTime();
  if (moments.size >= REMEMBERED) moments.clear();
  moments.set(id, known);
  return new Date(known);
};

const moments = new Map<string, number>();

const findMoment = (day: Day, clock: Clock, zone: Zone): Date => {
  if (clock === "24:00") return momentOf(addDays(day, 1), "00:00" as Clock, zone);
  const offsets = offsetsAround(day, clock, zone);
  for (const minutes of offsets) {
    const at = new Date(wall(day, clock) - minutes * 60_000);
    if (dayAt(at, zone) === day && clockAt(at, zone) === clock) return at;
  }
  return afterGap(day, clock, zone);
};

/** Whether a wall-clock time exists once, not at all or twice on a day. */
export const standingOf = (day: Day, clock: Clock, zone: Zone): Standing => {
  if (clock === "24:00") return standingOf(addDays(day, 1), "00:00" as Clock, zone);
  const moments = new Set(
    offsetsAround(day, clock, zone)
      .map((minutes) => new Date(wall(day, clock) - minutes * 60_000))
      .filter((at) => dayAt(at, zone) === day && clockAt(at, zone) === clock)
      .map(Number),
  );
  if (moments.size === 0) return "missing";
  return moments.size === 1 ? "once" : "twice";
};

const wall = (day: Day, clock: Clock): number => Date.parse(`${day}T${clock}:00Z`);

/** The zone's offsets in minutes a day before and after, largest first: the largest gives the earliest moment. */
const offsetsAround = (day: Day, clock: Clock, zone: Zone): readonly number[] => {
  const near = [-1, 1].map((days) => offsetAt(new Date(wall(day, clock) + days * 86_400_000), zone) / 60_000);
  return [...new Set(near)].sort((a, b) => b - a);
};

const afterGap = (day: Day, clock: Clock, zone: Zone): Date => {
  const [larger = 0] = offsetsAround(day, clock, zone);
  let at = wall(day, clock) - larger * 60_000;
  // Step over the gap a minute at a time: gaps last an hour at most in current zones, a day in the Pacific's past.
  while (
    at < wall(day, clock) + 86_400_000 &&
    `${dayAt(new Date(at), zone)}T${clockAt(new Date(at), zone)}` < `${day}T${clock}`
  )
    at += 60_000;
  return new Date(at);
};
