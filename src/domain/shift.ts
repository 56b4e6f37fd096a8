import { type Activity, type ActivityKind, DEFAULT_NEEDED } from "./activity.ts";
import { addDays, type Clock, type Day, type Zone } from "./day.ts";
import { momentOf } from "./moment.ts";
import type { CampaignSettings } from "./organisation.ts";

export type Shift = {
  readonly id: string;
  readonly activityId: string;
  readonly start: Clock | undefined;
  readonly end: Clock | undefined;
  /** People wanted, as set on the shift itself. */
  readonly needed: number | undefined;
  /** People that fit; undefined: any number. */
  readonly capacity: number | undefined;
  readonly leadId: string | undefined;
  readonly closed: boolean;
  /** A partner's people and walk-ins, who are known by number only. */
  readonly byNumber: number;
};

/** A shift with its activity and how many seats are going, reserved by squads without a name yet, and waiting for how many. */
export type Scheduled = Shift & {
  readonly activity: Activity;
  readonly going: number;
  readonly reserved: number;
  readonly waiting: number;
  readonly inLine: number;
  readonly lastTurn: number;
};

/** When a shift is, as moments; `timed` false: its whole campaign day. */
export type ShiftSpan = { readonly from: Date; readonly to: Date; readonly timed: boolean };

const HOUR = 3_600_000;
const TWO_HOURS = 2 * HOUR;

/**
 * The moments of a shift: without a start its whole campaign day (00:00 to 24:00); a start without an end lasts two
 * hours; an end at or before the start is on the next day.
 */
export const spanOf = (day: Day, start: Clock | undefined, end: Clock | undefined, zone: Zone): ShiftSpan => {
  if (!start) {
    return { from: momentOf(day, MIDNIGHT, zone), to: momentOf(addDays(day, 1), MIDNIGHT, zone), timed: false };
  }
  const from = momentOf(day, start, zone);
  if (!end) return { from, to: new Date(from.getTime() + TWO_HOURS), timed: true };
  return { from, to: momentOf(end <= start ? addDays(day, 1) : day, end, zone), timed: true };
};

const MIDNIGHT = "00:00" as Clock;

/** How long a shift lasts by the clock, in minutes; two hours where its start or end is unknown. */
export const minutesOf = ({ start, end }: { readonly start: Clock | undefined; readonly end: Clock | undefined }) => {
  if (!start || !end) return TWO_HOURS / 60_000;
  const minutes = minuteOf(end) - minuteOf(start);
  return minutes > 0 ? minutes : minutes + 24 * 60;
};

const minuteOf = (clock: Clock): number => 60 * Number(clock.slice(0, 2)) + Number(clock.slice(3));

/** A lead's time with a shift: from 24 h before it begins to 48 h after it ends. */
export const isLeading = (shift: Scheduled, at: Date, zone: Zone): boolean => {
  const { from, to } = spanOf(shift.activity.day, shift.start, shift.end, zone);
  return at.getTime() >= from.getTime() - 24 * HOUR && at.getTime() <= to.getTime() + 48 * HOUR;
};

/** Whether two shifts share time; a shift without a time overlaps nothing. */
export const overlaps = (a: ShiftSpan, b: ShiftSpan): boolean => a.timed && b.timed && a.from < b.to && b.from < a.to;

/** People wanted on a shift: its own figure, else the campaign's for the kind, else the house's; undefined: no figure. */
export const neededOf = (
  shift: { readonly needed: number | undefined; readonly capacity: number | undefined },
  kind: ActivityKind,
  settings: CampaignSettings,
): number | undefined => {
  if (shift.needed !== undefined) return shift.needed;
  const usual = settings.needed?.[kind] ?? DEFAULT_NEEDED[kind];
  return usual !== undefined && shift.capacity !== undefined ? Math.min(usual, shift.capacity) : usual;
};

type Taken = Pick<Scheduled, "going" | "reserved" | "byNumber">;

/** Seats that are taken: by name, reserved, or by number. */
export const taken = (shift: Taken): number => shift.going + shift.reserved + shift.byNumber;

/** How many more people are wanted; 0 where enough are coming or no figure is set. */
export const wanted = (shift: Scheduled, settings: CampaignSettings): number =>
  Math.max(0, (neededOf(shift, shift.activity.kind, settings) ?? 0) - taken(shift));

/** Free seats; undefined where any number fits. */
export const free = (shift: Taken & Pick<Scheduled, "capacity">): number | undefined =>
  shift.capacity === undefined ? undefined : Math.max(0, shift.capacity - taken(shift));

/** Starts before 09:00: what the day before must know of. */
export const isEarly = (shift: Pick<Shift, "start">): boolean => shift.start !== undefined && shift.start < "09:00";

/** Time order; shifts without a time last, then by title, place and id so that the order never wavers. */
export const inTimeOrder = (a: Scheduled, b: Scheduled): number =>
  a.activity.day.localeCompare(b.activity.day) ||
  (a.start ?? "99").localeCompare(b.start ?? "99") ||
  a.activity.title.localeCompare(b.activity.title, "sv") ||
  a.activity.place.localeCompare(b.activity.place, "sv") ||
  a.id.localeCompare(b.id);
