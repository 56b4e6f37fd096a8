import { and, asc, eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import { addDays, type Clock } from "../../domain/day.ts";
import { momentOf } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import {
  type Recurrence,
  type ReminderMoment,
  type ReminderTarget,
  reminderMoments,
  type Start,
} from "../../domain/reminder.ts";
import { spanOf } from "../../domain/shift.ts";
import { plannedOf } from "../activity/planned.ts";
import { type Channel, channelsOf } from "../organisation/channels.ts";
import { signUpsOf } from "../signup/signups.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

/** What an organiser lets the bot say, and when. */
export type Plan = { readonly target: ReminderTarget; readonly recurrence: Recurrence; readonly text: string };
export type Reminder = Plan & {
  readonly id: string;
  readonly createdBy: string | undefined;
  /** Only later moments count. */
  readonly since: Date;
  readonly paused: boolean;
};

const reminderFrom = (row: Tables["reminder"]["$inferSelect"]): Reminder => ({
  id: row.id,
  createdBy: row.createdBy ?? undefined,
  target: row.target,
  recurrence: row.recurrence,
  text: row.text,
  since: row.since,
  paused: row.pausedAt !== null,
});

const all = query((db, t, p: { organisationId: string }) =>
  db
    .select()
    .from(t.reminder)
    .where(eq(t.reminder.organisationId, p.organisationId))
    .orderBy(asc(t.reminder.createdAt), asc(t.reminder.id)),
);
export const remindersOf = async (db: Reader, of: { organisationId: string }): Promise<readonly Reminder[]> =>
  (await all(db, of)).map(reminderFrom);

const one = query((db, t, p: { organisationId: string; id: string }) =>
  db
    .select()
    .from(t.reminder)
    .where(and(eq(t.reminder.organisationId, p.organisationId), eq(t.reminder.id, p.id))),
);
/** Undefined where the organisation has none with this id. */
export const reminderOf = async (
  db: Reader,
  of: { organisationId: string; id: string },
): Promise<Reminder | undefined> => {
  const [row] = await one(db, of);
  return row && reminderFrom(row);
};

const put = command(
  (
    db,
    t,
    p: {
      id: string;
      organisationId: string;
      personId: string;
      target: ReminderTarget;
      recurrence: Recurrence;
      text: string;
      at: Date;
    },
  ) =>
    db.insert(t.reminder).values({
      id: p.id,
      organisationId: p.organisationId,
      createdBy: p.personId,
      target: p.target,
      recurrence: p.recurrence,
      text: p.text,
      since: p.at,
      createdAt: p.at,
    }),
);
/** Keeps a reminder; what it says and when counts from now on. Answers its id. */
export const addReminder = async (
  tx: Tx,
  plan: Plan & { readonly organisationId: string; readonly personId: string; readonly at: Date },
): Promise<string> => {
  const id = nanoid();
  await put(tx, { ...plan, id });
  return id;
};

/** Changes a reminder; moments before `at` are past, whatever they were. */
export const changeReminder = command(
  (db, t, p: { id: string; target: ReminderTarget; recurrence: Recurrence; text: string; at: Date }) =>
    db
      .update(t.reminder)
      .set({ target: p.target, recurrence: p.recurrence, text: p.text, since: p.at, pausedAt: null })
      .where(eq(t.reminder.id, p.id)),
);
export const pauseReminder = command((db, t, p: { id: string; at: Date }) =>
  db.update(t.reminder).set({ pausedAt: p.at }).where(eq(t.reminder.id, p.id)),
);
/** Takes it up again; what fell into the pause stays out. */
export const resumeReminder = command((db, t, p: { id: string; at: Date }) =>
  db.update(t.reminder).set({ pausedAt: null, since: p.at }).where(eq(t.reminder.id, p.id)),
);
export const removeReminder = command((db, t, p: { id: string }) =>
  db.delete(t.reminder).where(eq(t.reminder.id, p.id)),
);

/** The activity that a recurrence counts from; none for one that counts from the calendar. */
const countsFrom = (recurrence: Recurrence): string | undefined =>
  "activityId" in recurrence ? recurrence.activityId : undefined;

const startsOf = async (db: Reader, campaign: Campaign, recurrence: Recurrence): Promise<readonly Start[]> => {
  const activityId = countsFrom(recurrence);
  const planned = activityId ? await plannedOf(db, { campaignId: campaign.id, activityId }) : undefined;
  if (!planned || planned.activity.cancelled) return [];
  return planned.shifts.map(({ id, activity: { day }, start, end }) => ({
    shiftId: id,
    day,
    from: spanOf(day, start, end, campaign.zone).from,
  }));
};

/** The moments with from < moment ≤ to; what repeats every week ends with the campaign. */
export const momentsBetween = async (
  db: Reader,
  campaign: Campaign,
  recurrence: Recurrence,
  from: Date,
  to: Date,
): Promise<readonly ReminderMoment[]> => {
  const last = momentOf(addDays(campaign.lastDay, 1), "00:00" as Clock, campaign.zone);
  const end = recurrence.kind === "weekly" && last < to ? last : to;
  return reminderMoments(recurrence, from, end, campaign.zone, await startsOf(db, campaign, recurrence));
};

/** Further ahead nobody looks for what repeats. */
const HORIZON = 800 * 24 * 3_600_000;
/** After the last day that can be named. */
const END = new Date("2200-01-02T00:00:00Z");

/** The next moments after `at`, at most `count`. */
export const nextMoments = async (
  db: Reader,
  campaign: Campaign,
  recurrence: Recurrence,
  at: Date,
  count: number,
): Promise<readonly ReminderMoment[]> =>
  (
    await momentsBetween(
      db,
      campaign,
      recurrence,
      at,
      recurrence.kind === "weekly" ? new Date(at.getTime() + HORIZON) : END,
    )
  ).slice(0, count);

/** The channels that a target names, in every workspace; none for an activity. */
export const targetChannels = async (
  db: Reader,
  organisationId: string,
  target: ReminderTarget,
): Promise<readonly Channel[]> => {
  if (target.kind === "activity") return [];
  return (await channelsOf(db, { organisationId })).filter(
    (channel) =>
      channel.purpose === target.purpose &&
      (target.purpose !== "association" || channel.associationId === target.associationId),
  );
};

/** Everyone coming to an activity, or to one of its shifts, each once; who has yet to say yes to a place is not. */
export const comingTo = async (
  db: Reader,
  campaign: Campaign,
  activityId: string,
  shiftId: string | undefined,
): Promise<readonly string[]> => {
  const planned = await plannedOf(db, { campaignId: campaign.id, activityId });
  if (!planned || planned.activity.cancelled) return [];
  const people = new Set<string>();
  for (const { id } of planned.shifts.filter((shift) => shiftId === undefined || shift.id === shiftId)) {
    for (const { personId, state, confirmBy } of await signUpsOf(db, { shiftId: id }))
      if (state === "going" && !confirmBy) people.add(personId);
  }
  return [...people];
};
