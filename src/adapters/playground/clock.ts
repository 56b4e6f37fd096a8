import { addDays, clockOf, dayOf, type Zone } from "../../domain/day.ts";
import { clockAt, dayAt, momentOf } from "../../domain/moment.ts";
import type { Clockwork } from "./clockwork.ts";
import type { Move } from "./wire.ts";

const HOUR_MS = 3_600_000;

/** The moment a move leads to, or undefined where the text names no day or time. Not for `next`, which is the bot's to know. */
export const momentAfter = (move: Exclude<Move, { kind: "next" }>, now: Date, zone: Zone): Date | undefined => {
  if (move.kind === "hour") return new Date(now.getTime() + HOUR_MS);
  if (move.kind === "day") return momentOf(addDays(dayAt(now, zone), 1), clockAt(now, zone), zone);
  const [date = "", time = ""] = move.local.split("T");
  const day = dayOf(date);
  const clock = clockOf(time);
  return day && clock && momentOf(day, clock, zone);
};

/** Moves one at a time: a second press waits until what the first one set off is done. */
export const oneAtATime = (clockwork: Clockwork): Clockwork => {
  let last: Promise<unknown> = Promise.resolve();
  const after = <R>(work: () => Promise<R>): Promise<R> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    now: () => clockwork.now(),
    set: (at) => after(() => clockwork.set(at)),
    next: () => after(() => clockwork.next()),
  };
};
