import type { Reading } from "../../src/bot/context.ts";
import type { ActivityKind } from "../../src/domain/activity.ts";
import { addDays, type Day } from "../../src/domain/day.ts";
import { dayMeant } from "../../src/domain/dayword.ts";
import { UserError } from "../../src/domain/error.ts";
import { may } from "../../src/domain/may.ts";
import type { Association } from "../../src/domain/organisation.ts";
import { shiftsFitting } from "../../src/domain/search.ts";
import { type Scheduled, spanOf } from "../../src/domain/shift.ts";
import { foldText } from "../../src/domain/text.ts";
import { scheduleBetween, shiftOf } from "../../src/store/activities.ts";
import { associationsOf } from "../../src/store/associations.ts";
import { heldFrom } from "../../src/store/signups.ts";

/** What a report is about: a shift, or a day without one. */
export type Target = { readonly shift: Scheduled | undefined; readonly day: Day };

const HOURS_48 = 48 * 3_600_000;

/** Without a shift people ring: what is asked then is a phone bank's. */
export const kindOf = ({ shift }: Target): ActivityKind => shift?.activity.kind ?? "phonebank";

/** The actor's shifts that began within the last 48 hours, the latest first. */
export const recentShifts = async ({ db, campaign, actor, at, today }: Reading): Promise<readonly Scheduled[]> => {
  const since = new Date(at.getTime() - HOURS_48);
  const mine = (await heldFrom(db, { personId: actor.personId, from: addDays(today, -3) })).filter(
    (held) => held.state === "going",
  );
  const recent = mine
    .map((held) => ({ held, span: spanOf(held.day, held.start, held.end, campaign.zone) }))
    .filter(({ span }) => span.from <= at && span.to > since)
    .sort((a, b) => b.span.from.getTime() - a.span.from.getTime());
  const shifts = await Promise.all(
    recent.map(({ held }) => shiftOf(db, { campaignId: campaign.id, shiftId: held.shiftId })),
  );
  return shifts.filter((shift) => shift !== undefined);
};

/** The shifts that anyone might report on now: those of the last two days that have begun. */
export const begunShifts = async ({ db, campaign, at, today }: Reading): Promise<readonly Scheduled[]> =>
  (await scheduleBetween(db, { campaignId: campaign.id, from: addDays(today, -2), to: today }))
    .filter(
      (shift) =>
        !shift.activity.cancelled && spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).from <= at,
    )
    .toReversed();

/** The target the actor named, or undefined where they named none. UserError where it can't be found or is to come. */
export const namedTarget = async (context: Reading): Promise<Target | undefined> => {
  const { values, db, campaign, today } = context;
  if (values.shift) {
    const exact = await shiftOf(db, { campaignId: campaign.id, shiftId: values.shift });
    const found = exact ?? shiftsFitting(await begunShifts(context), values.shift)[0];
    if (!found) throw new UserError("error.not-found");
    return { shift: found, day: found.activity.day };
  }
  if (!values.day) return undefined;
  const day = dayMeant(values.day, today);
  if (!day) throw new UserError("error.not-a-day", { said: values.day });
  if (day > today) throw new UserError("report.not-yet");
  return { shift: undefined, day };
};

/** The association with this name or id. UserError where there is none. */
export const associationNamed = async ({ db, campaign }: Reading, said: string): Promise<Association> => {
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const folded = foldText(said);
  const begins = all.filter(({ name }) => foldText(name).startsWith(folded));
  const found =
    all.find(({ id, name }) => id === said || foldText(name) === folded) ??
    (begins.length === 1 ? begins[0] : undefined);
  if (!found) throw new UserError("error.no-association", { said });
  return found;
};

/** Refuses who may not enter an association's total: its organisers, coordinators and the shift's lead may. */
export const mustReportFor = async (context: Reading, target: Target, associationId: string): Promise<void> => {
  const { standing, at, campaign, actor } = context;
  if (may(await standing(), { verb: "report-for", associationId })) return;
  if (target.shift?.leadId === actor.personId && isLeading(target.shift, at, campaign.zone)) return;
  throw new UserError("error.not-allowed");
};

const HOUR = 3_600_000;

/** A lead's time with a shift: from 24 h before it begins to 48 h after it ends. */
export const isLeading = (shift: Scheduled, at: Date, zone: Parameters<typeof spanOf>[3]): boolean => {
  const { from, to } = spanOf(shift.activity.day, shift.start, shift.end, zone);
  return at.getTime() >= from.getTime() - 24 * HOUR && at.getTime() <= to.getTime() + 48 * HOUR;
};
