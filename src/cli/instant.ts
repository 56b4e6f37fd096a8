import { type Clock, clockOf, type Day, dayOf, type Zone } from "../domain/day.ts";
import { clockAt, momentOf, standingOf } from "../domain/moment.ts";
import { UsageError } from "./verb.ts";

/** `2022-08-17T07:00+02:00`, `2022-08-17T07:00+02`, `2022-08-17T05:00Z`. */
const WITH_OFFSET =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(Z|([+-]\d{2})(?::?(\d{2}))?)$/i;
/** `2022-08-17T07:00`, campaign time; a day alone is its 00:00. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::([0-5]\d(?:[.,]\d{1,9})?))?)?$/i;

/**
 * The moment that the text names: with an offset, or in campaign time. Of an hour that comes twice it is the first, and
 * `aside` hears of it. Throws UsageError where it names none.
 */
export const instantOf = (text: string, zone: Zone, aside: (line: string) => void): Date => {
  const [offset, onDay = "", clockTime = "", , hours, minutes = "00"] = WITH_OFFSET.exec(text) ?? [];
  if (offset !== undefined) {
    const at = new Date(`${onDay}T${clockTime.replace(",", ".")}${hours ? `${hours}:${minutes}` : "Z"}`);
    if (Number.isNaN(at.getTime()) || !dayOf(onDay)) throw notAMoment(text);
    return at;
  }
  const [, date = "", time = "00:00", seconds = "0"] = LOCAL.exec(text) ?? [];
  const day: Day | undefined = dayOf(date);
  const clock: Clock | undefined = time === "24:00" ? undefined : clockOf(time);
  if (!day || !clock) throw notAMoment(text);
  const at = momentOf(day, clock, zone);
  const standing = standingOf(day, clock, zone);
  if (standing === "missing")
    throw new UsageError(`${text}: that hour does not exist in ${zone}; the next is ${clockAt(at, zone)}`);
  if (standing === "twice") aside(`${text} comes twice in ${zone}: taken as the first, ${at.toISOString()}`);
  return new Date(at.getTime() + Math.trunc(Number(seconds.replace(",", ".")) * 1000));
};

const notAMoment = (text: string): UsageError =>
  new UsageError(
    `${text}: not a moment; write 2022-08-17T07:00 (campaign time) or with an offset, 2022-08-17T07:00+02:00`,
  );
