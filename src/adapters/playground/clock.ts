import { addDays, clockOf, dayOf, type Zone } from "../../domain/day.ts";
import { clockAt, dayAt, momentOf, standingOf } from "../../domain/moment.ts";
import type { Clockwork } from "./clockwork.ts";
import type { Move } from "./wire.ts";

const HOUR_MS = 3_600_000;

/** How far one move goes: everything on the way really happens, and a page waits for it. */
const LONGEST_MS = 366 * 24 * HOUR_MS;

/** Why a clock stays where it is, as a key of the page's words. */
export type Stay = "noSuchTime" | "hourSkipped" | "tooFar";

/** The moment a move leads to, or why it leads nowhere. Not for `next`, which is the bot's to know. */
export const momentAfter = (move: Exclude<Move, { kind: "next" }>, now: Date, zone: Zone): Date | Stay => {
  if (move.kind === "hour") return new Date(now.getTime() + HOUR_MS);
  if (move.kind === "day") return momentOf(addDays(dayAt(now, zone), 1), clockAt(now, zone), zone);
  const [date = "", time = ""] = move.local.split("T");
  const day = dayOf(date);
  const clock = clockOf(time);
  if (!day || !clock) return "noSuchTime";
  if (standingOf(day, clock, zone) === "missing") return "hourSkipped";
  const at = momentOf(day, clock, zone);
  return at.getTime() - now.getTime() > LONGEST_MS ? "tooFar" : at;
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
