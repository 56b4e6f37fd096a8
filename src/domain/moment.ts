import { TZDate } from "@date-fns/tz";
import { addDays, type Clock, type Day, type Zone } from "./day.ts";

/** The campaign day on which a moment falls. */
export const dayAt = (at: Date, zone: Zone): Day => {
  const local = new TZDate(at, zone);
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}` as Day;
};

/** The wall-clock time of a moment, to the minute. */
export const clockAt = (at: Date, zone: Zone): Clock => {
  const local = new TZDate(at, zone);
  return `${two(local.getHours())}:${two(local.getMinutes())}` as Clock;
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

/** Zone rules are slow to ask and few moments are asked for: every shift of a campaign fits many times over. */
const REMEMBERED = 10_000;
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

const two = (n: number): string => String(n).padStart(2, "0");
const wall = (day: Day, clock: Clock): number => Date.parse(`${day}T${clock}:00Z`);

/** The zone's offsets in minutes a day before and after, largest first: the largest gives the earliest moment. */
const offsetsAround = (day: Day, clock: Clock, zone: Zone): readonly number[] => {
  const near = [-1, 1].map((days) => -new TZDate(wall(day, clock) + days * 86_400_000, zone).getTimezoneOffset());
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
