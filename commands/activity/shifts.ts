import { nanoid } from "nanoid";
import type { Action } from "../../src/bot/command.ts";
import type { Reading } from "../../src/bot/context.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { shiftIn } from "../../src/bot/lookup.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { countTyped } from "../../src/bot/typed.ts";
import type { Field } from "../../src/chat/index.ts";
import type { ShiftFacts } from "../../src/domain/activity.ts";
import type { Day } from "../../src/domain/day.ts";
import { UserError } from "../../src/domain/error.ts";
import { COUNT_LIMITS } from "../../src/domain/number.ts";
import { taken } from "../../src/domain/shift.ts";
import type { Words } from "../../src/locales/words.ts";
import { factsOf, type Planned } from "../../src/store/activity/planned.ts";
import { begunAt } from "./begun.ts";
import { type CheckedTimes, timesOn, timesValue } from "./fields.ts";
import { propose, type Wanted } from "./proposal.ts";
import { mineToChange } from "./rights.ts";

const fields = (shift: Partial<ShiftFacts>, words: Words): readonly Field[] => [
  field("times", "activity.form.times", words, {
    value: shift.start && timesValue({ start: shift.start, end: shift.end }),
    hint: words.say("activity.form.timesHint"),
  }),
  field("needed", "activity.form.needed", words, {
    value: shift.needed?.toString(),
    hint: words.say("activity.form.neededHint"),
  }),
  field("capacity", "activity.form.capacity", words, {
    value: shift.capacity?.toString(),
    hint: words.say("activity.form.capacityHint"),
  }),
];

type Read = CheckedTimes & { readonly needed: number | undefined; readonly capacity: number | undefined };

const readFields = (context: Reading, day: Day, before: ShiftFacts | undefined): Read => {
  const hours = typed(context, "times", "activity.form.times");
  const unchanged = before && (hours.text ?? "").trim() === timesValue(before);
  const times = unchanged
    ? { start: before.start, end: before.end, asks: [], notes: [] }
    : timesOn(day, hours, context);
  const count = (name: "needed" | "capacity") =>
    countTyped(typed(context, name, `activity.form.${name}`), COUNT_LIMITS.other);
  const [needed, capacity] = [count("needed"), count("capacity")];
  if (needed !== undefined && capacity !== undefined && needed > capacity)
    throw new UserError("activity.needed-above-capacity", { needed, capacity });
  return { ...times, needed, capacity };
};

/** The activity of a shift. */
const activityOf = async (context: Reading, shiftId: string): Promise<Planned> =>
  mineToChange(context, (await shiftIn(context, shiftId)).activityId);

/** Hours, people wanted and seats of one shift. */
const change: Sheet<Wanted> = {
  name: "activity-shift",
  answers: "private",
  ask: async (context) => {
    const { words } = context;
    const { version, base } = await begunAt(context, activityOf);
    const [id = ""] = context.arg.split(":");
    const shift = base.shifts.find((one) => one.id === id);
    if (!shift) throw new UserError("error.not-found");
    const title = words.say("activity.button.shift");
    return { arg: `${id}:${version}`, title, fields: fields(shift, words) };
  },
  read: async (context) => {
    const { words } = context;
    const { planned, version, base } = await begunAt(context, activityOf);
    const [id] = context.arg.split(":");
    const before = base.shifts.find((one) => one.id === id);
    if (!before) throw new UserError("error.not-found");
    const { asks, notes, ...said } = readFields(context, base.day, before);
    const now = planned.shifts.find((one) => one.id === id);
    const seats = now ? taken(now) : 0;
    const over = said.capacity !== undefined && seats > said.capacity;
    const facts = { ...base, shifts: base.shifts.map((one) => (one.id === id ? { ...one, ...said } : one)) };
    const kept = over ? [words.say("activity.nobodyRemoved", { count: seats })] : [];
    return { planned, version, facts, asks, notes: [...notes, ...kept] };
  },
  write: propose,
};

const add: Sheet<Wanted> = {
  name: "activity-addshift",
  answers: "private",
  ask: async (context) => {
    const { words } = context;
    const { planned, version, base } = await begunAt(context);
    const last = base.shifts.at(-1);
    return {
      arg: `${planned.activity.id}:${version}`,
      title: words.say("activity.button.addShift"),
      fields: fields({ needed: last?.needed, capacity: last?.capacity }, words),
    };
  },
  read: async (context) => {
    const { planned, version, base } = await begunAt(context);
    const { asks, notes, ...said } = readFields(context, base.day, undefined);
    const shift = { ...said, id: nanoid(), closed: false };
    return { planned, version, facts: { ...base, shifts: [...base.shifts, shift] }, asks, notes };
  },
  write: propose,
};

/** `activity-dropshift:SHIFT` takes a shift away that nobody has signed up to. */
const drop: Action = {
  name: "activity-dropshift",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const planned = await activityOf(context, context.arg);
      const facts = factsOf(planned);
      const shifts = facts.shifts.filter(({ id }) => id !== context.arg);
      if (shifts.length === 0) throw new UserError("activity.last-shift");
      const version = planned.activity.version;
      return propose(context, { planned, version, facts: { ...facts, shifts }, asks: [], notes: [] });
    },
  },
};

export const shiftActions: readonly Action[] = [...sheetActions(change), ...sheetActions(add), drop];
