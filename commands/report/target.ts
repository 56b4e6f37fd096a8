import type { Reading } from "../../src/bot/context.ts";
import { shiftIn } from "../../src/bot/lookup.ts";
import type { ActivityKind } from "../../src/domain/activity.ts";
import { addDays, type Day, dayOf, type Zone } from "../../src/domain/day.ts";
import { dayMeant, weekdayNamed } from "../../src/domain/dayword.ts";
import { UserError } from "../../src/domain/error.ts";
import { shiftsFitting } from "../../src/domain/search.ts";
import { type Scheduled, spanOf } from "../../src/domain/shift.ts";
import { quoted } from "../../src/domain/text.ts";
import { scheduleBetween, shiftOf } from "../../src/store/activity/activities.ts";
import { heldFrom } from "../../src/store/signup/signups.ts";

/** What a report is about: a shift, or a day without one. */
export type Target = { readonly shift: Scheduled | undefined; readonly day: Day };

/** What the actor means, or the shifts among which to ask. */
export type Meant =
  | { readonly kind: "target"; readonly target: Target }
  | { readonly kind: "ask"; readonly among: readonly Scheduled[] };

const HOURS_48 = 48 * 3_600_000;

/** Without a shift people ring: what is asked then is a phone bank's. */
export const kindOf = ({ shift }: Target): ActivityKind => shift?.activity.kind ?? "phonebank";

const spanIn = (shift: Scheduled, zone: Zone) => spanOf(shift.activity.day, shift.start, shift.end, zone);

const about = (shift: Scheduled): Meant => ({ kind: "target", target: { shift, day: shift.activity.day } });

/** A shift that has begun can be reported on. UserError where it is to come. */
const begun = (shift: Scheduled, { campaign, at }: Reading): Scheduled => {
  if (spanIn(shift, campaign.zone).from > at) throw new UserError("report.shift-to-come");
  return shift;
};

/** The actor's shifts that were on within the last 48 hours, the latest first. */
export const recentShifts = async ({ db, campaign, actor, at, today }: Reading): Promise<readonly Scheduled[]> => {
  const since = new Date(at.getTime() - HOURS_48);
  const mine = (await heldFrom(db, { personId: actor.personId, from: addDays(today, -3) }))
    .filter(({ state }) => state !== "waiting")
    .map((held) => ({ ...held, span: spanOf(held.day, held.start, held.end, campaign.zone) }))
    .filter(({ span }) => span.from <= at && span.to > since)
    .sort((a, b) => b.span.from.getTime() - a.span.from.getTime());
  const shifts = await Promise.all(mine.map(({ shiftId }) => shiftOf(db, { campaignId: campaign.id, shiftId })));
  return shifts.filter((shift) => shift !== undefined).filter(({ activity }) => !activity.cancelled);
};

/** The shifts that anyone might report on now: those of the last two days that have begun, the latest first. */
const begunShifts = async ({ db, campaign, at, today }: Reading): Promise<readonly Scheduled[]> =>
  (await scheduleBetween(db, { campaignId: campaign.id, from: addDays(today, -2), to: today }))
    .filter((shift) => !shift.activity.cancelled && spanIn(shift, campaign.zone).from <= at)
    .toReversed();

/**
 * The shift or day that was named, else the actor's latest shift within 48 hours, else what to choose from, and today
 * where there is nothing. UserError for a day that is none, and for what is to come.
 */
export const targetMeant = async (context: Reading): Promise<Meant> => {
  const { values, db, campaign, today } = context;
  if (values.shift) {
    const exact = await shiftOf(db, { campaignId: campaign.id, shiftId: values.shift });
    if (exact) return about(begun(exact, context));
    const open = await begunShifts(context);
    const [found, ...others] = shiftsFitting(open, values.shift);
    return found && others.length === 0 ? about(found) : { kind: "ask", among: found ? [found, ...others] : open };
  }
  if (values.day) {
    const day = dayMeant(values.day, today);
    if (!day) throw new UserError("error.not-a-day", { said: quoted(values.day) });
    // A weekday is the one that has been, not the coming one.
    const been = day > today && weekdayNamed(values.day) !== undefined ? addDays(day, -7) : day;
    return { kind: "target", target: dayWithoutShift(been, context) };
  }
  const [latest] = await recentShifts(context);
  if (latest) return about(latest);
  const among = await begunShifts(context);
  return among.length > 0 ? { kind: "ask", among } : { kind: "target", target: { shift: undefined, day: today } };
};

/** What stood under `shift` while it was typed: the shifts that may be meant. */
export const shiftsTyped = async (context: Reading, typed: string): Promise<readonly Scheduled[]> => {
  const open = await begunShifts(context);
  return typed.trim() === "" ? open : shiftsFitting(open, typed);
};

const dayWithoutShift = (day: Day, { today }: Reading): Target => {
  if (day > today) throw new UserError("report.not-yet");
  return { shift: undefined, day };
};

/** A target as forms and menus carry it: `s:SHIFT` or `d:DAY`. */
export const targetId = ({ shift, day }: Target): string => (shift ? `s:${shift.id}` : `d:${day}`);

/** The target of such an id. UserError where there is none, or it is to come. */
export const targetIn = async (context: Reading, kind: string, which: string): Promise<Target> => {
  if (kind === "d") {
    const day = dayOf(which);
    if (!day) throw new UserError("error.not-found");
    return dayWithoutShift(day, context);
  }
  const shift = await shiftIn(context, which);
  return { shift: begun(shift, context), day: shift.activity.day };
};
