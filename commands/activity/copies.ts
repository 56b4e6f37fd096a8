import type { Action } from "../../src/bot/command.ts";
import type { Reading } from "../../src/bot/context.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { dayToCome, linesTyped, lineTyped, mustHave } from "../../src/bot/typed.ts";
import type { ShiftFacts } from "../../src/domain/activity.ts";
import { UserError } from "../../src/domain/error.ts";
import { MOST_REPEATS, repeatMeant } from "../../src/domain/repeat.ts";
import { foldText, TEXT_LIMITS } from "../../src/domain/text.ts";
import { openingDayMeant, openingHoursMeant } from "../../src/domain/timeword.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { factsOf, type Planned } from "../../src/store/activity/planned.ts";
import { walkInsOn } from "../../src/store/signup/walk-ins.ts";
import { type Plan, previewPlans } from "./adding.ts";
import { checkTimes } from "./fields.ts";
import { mineToChange, partnersOf } from "./rights.ts";

type Read = { readonly plans: readonly Plan[]; readonly notes: readonly string[] };

/** The same activity again, without what belongs to one time only. */
const again = async ({ db }: Reading, planned: Planned): Promise<Plan> => {
  const { cancelled: _cancelled, shifts, ...facts } = factsOf(planned);
  const names = new Set(partnersOf(facts).map(({ name }) => name));
  const [first] = shifts;
  const parties = first ? await walkInsOn(db, { shiftId: first.id }) : [];
  const partners = parties.filter(({ name, associationId }) => associationId === undefined && names.has(name));
  return { ...facts, shifts: shifts.map(hoursOf), partners };
};
const hoursOf = ({ start, end, needed, capacity }: ShiftFacts) => ({ start, end, needed, capacity });

/** Leaves out what is in the schedule already: same day, place, title and start. Refuses hours that a day does not have. */
const onlyNew = async (context: Reading, plans: readonly Plan[]): Promise<Read> => {
  const { db, campaign, words } = context;
  for (const { day, shifts } of plans)
    for (const { start, end } of shifts) checkTimes({ start, end, overnight: false }, day, context);
  const days = plans.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to) return { plans, notes: [] };
  const keyOf = (plan: Pick<Plan, "day" | "place" | "title">, start: string | undefined): string =>
    [plan.day, foldText(plan.place), foldText(plan.title), start ?? ""].join("\n");
  const standing = await scheduleBetween(db, { campaignId: campaign.id, from, to });
  const known = new Set(standing.map(({ activity, start }) => keyOf(activity, start)));
  const fresh = plans.filter((plan) => {
    const key = keyOf(plan, plan.shifts[0]?.start);
    // A line written twice is added once.
    return !known.has(key) && known.add(key);
  });
  const left = plans.length - fresh.length;
  return { plans: fresh, notes: left === 0 ? [] : [words.say("activity.already", { count: left })] };
};

/** `19/8 17–19 Rissne centrum`: what a line leaves out is as on the activity it is copied from. */
const planIn = (line: string, number: number, like: Plan, context: Reading): Read => {
  const { today, campaign } = context;
  const opening = openingDayMeant(line, today);
  if (!opening) throw new UserError("activity.line-day", { line: number });
  const day = dayToCome(opening.day, today, campaign.lastDay);
  const { hours, rest } = openingHoursMeant(opening.rest);
  const place = lineTyped({ field: context.words.say("activity.form.place"), text: rest }, TEXT_LIMITS.place);
  const [first] = like.shifts;
  const times =
    hours.kind === "hours"
      ? checkTimes({ start: hours.start, end: hours.end, overnight: hours.backwards }, day, context)
      : undefined;
  const shifts = times && first ? [{ ...first, start: times.start, end: times.end }] : like.shifts;
  const said = [...(times?.asks ?? []), ...(times?.notes ?? [])].map((one) => `${number}: ${one}`);
  return { plans: [{ ...like, day, place: place ?? like.place, shifts }], notes: said };
};

/** The same on other days, at other hours or places: a line each. */
const copies: Sheet<Read> = {
  name: "activity-copy",
  answers: "private",
  ask: async (context) => {
    const { words, arg } = context;
    await mineToChange(context, arg);
    return {
      arg,
      title: words.say("activity.button.copy"),
      fields: [
        field("lines", "activity.form.lines", words, {
          kind: "paragraph",
          required: true,
          hint: words.say("activity.form.linesHint"),
        }),
      ],
    };
  },
  read: async (context) => {
    const like = await again(context, await mineToChange(context, context.arg));
    const lines = typed(context, "lines", "activity.form.lines");
    const said = mustHave(lines, linesTyped(lines, TEXT_LIMITS.description));
    const read = said
      .split("\n")
      .map((line, i) => ({ line: line.trim(), number: i + 1 }))
      .filter(({ line }) => line !== "")
      .map(({ line, number }) => planIn(line, number, like, context));
    if (read.length > MOST_REPEATS) throw new UserError("activity.too-many", { max: MOST_REPEATS });
    const fresh = await onlyNew(
      context,
      read.flatMap(({ plans }) => plans),
    );
    return { plans: fresh.plans, notes: [...read.flatMap(({ notes }) => notes), ...fresh.notes] };
  },
  write: (context, { plans, notes }) => previewPlans(context, plans, notes),
};

/** The same every week, day or second week, until a day or the campaign's last. */
const repeat: Sheet<Read> = {
  name: "activity-repeat",
  answers: "private",
  ask: async (context) => {
    const { words, arg } = context;
    await mineToChange(context, arg);
    return {
      arg,
      title: words.say("activity.button.repeat"),
      fields: [field("how", "activity.form.how", words, { required: true, hint: words.say("activity.form.howHint") })],
    };
  },
  read: async (context) => {
    const { campaign, today } = context;
    const planned = await mineToChange(context, context.arg);
    const how = typed(context, "how", "activity.form.how");
    const said = mustHave(how, lineTyped(how, TEXT_LIMITS.title));
    const { day } = planned.activity;
    const days = repeatMeant(said, day > today ? day : today, campaign.lastDay, day);
    if (!days) throw new UserError("activity.repeat-unclear");
    if (days.length > MOST_REPEATS) throw new UserError("activity.too-many", { max: MOST_REPEATS });
    if (days.length === 0) throw new UserError("activity.repeat-none");
    const like = await again(context, planned);
    return onlyNew(
      context,
      days.map((on) => ({ ...like, day: on })),
    );
  },
  write: (context, { plans, notes }) => previewPlans(context, plans, notes),
};

export const copyActions: readonly Action[] = [...sheetActions(copies), ...sheetActions(repeat)];
