import { audit } from "../../../src/bot/audit.ts";
import type { Action } from "../../../src/bot/command.ts";
import type { Reading, Writing } from "../../../src/bot/context.ts";
import { field, typed } from "../../../src/bot/fields.ts";
import { plannedIn } from "../../../src/bot/lookup.ts";
import { type Sheet, sheetActions } from "../../../src/bot/sheet.ts";
import { dayToCome, dayTyped, lineTyped, mustHave } from "../../../src/bot/typed.ts";
import { type Message, text } from "../../../src/chat/index.ts";
import { UserError } from "../../../src/domain/error.ts";
import { TEXT_LIMITS } from "../../../src/domain/text.ts";
import { factsOf, type Planned } from "../../../src/store/activity/planned.ts";
import { changePlanned } from "../../../src/store/activity/planning.ts";
import { begunAt } from "../begun.ts";
import { checkTimes, timesOn, timesValue } from "../fields.ts";
import { propose, type Wanted } from "../proposal.ts";
import { tell } from "../telling.ts";
import { panel } from "./panel.ts";
import { shiftToLead } from "./rights.ts";

const plannedLed = async (context: Reading, shiftId: string): Promise<Planned> =>
  plannedIn(context, (await shiftToLead(context, shiftId)).activityId);

/** Another time for the shift; where it is its activity's only one also another day or place. */
const move: Sheet<Wanted> = {
  name: "lead-move",
  answers: "private",
  ask: async (context) => {
    const { words } = context;
    const { version, base } = await begunAt(context, plannedLed);
    const [id = ""] = context.arg.split(":");
    const shift = base.shifts.find((one) => one.id === id);
    const times = shift && timesValue(shift);
    const elsewhere = [
      field("day", "activity.form.day", words, { required: true, value: base.day }),
      field("place", "activity.form.place", words, { required: true, value: base.place }),
    ];
    return {
      arg: `${id}:${version}`,
      title: words.say("lead.button.move"),
      fields: [
        field("times", "activity.form.times", words, { value: times, hint: words.say("activity.form.timesHint") }),
        ...(base.shifts.length === 1 ? elsewhere : []),
      ],
    };
  },
  read: async (context) => {
    const { today, campaign } = context;
    const { planned, version, base } = await begunAt(context, plannedLed);
    const [id = ""] = context.arg.split(":");
    const shift = base.shifts.find((one) => one.id === id);
    if (!shift) throw new UserError("error.not-found");
    const only = base.shifts.length === 1;
    const meant = only ? dayTyped(typed(context, "day", "activity.form.day"), today) : base.day;
    const day = meant === base.day ? meant : dayToCome(meant, today, campaign.lastDay);
    const place = typed(context, "place", "activity.form.place");
    const where = only ? mustHave(place, lineTyped(place, TEXT_LIMITS.place)) : base.place;
    const hours = typed(context, "times", "activity.form.times");
    const same = (hours.text ?? "").trim() === timesValue(shift);
    const times = same ? checkTimes({ ...shift, overnight: false }, day, context) : timesOn(day, hours, context);
    const { start, end } = same ? shift : times;
    const shifts = base.shifts.map((one) => (one.id === id ? { ...one, start, end } : one));
    const facts = { ...base, day, place: where, shifts };
    return { planned, version, facts, asks: times.asks, notes: times.notes, leadOf: id };
  },
  write: propose,
};

/** `lead-close:SHIFT` ends sign-up, `lead-open:SHIFT` takes it up again; nobody is messaged. */
const setClosed = async (context: Writing, closed: boolean): Promise<Message> => {
  const { tx, t, campaign, at, arg: id, words } = context;
  const planned = await plannedLed(context, id);
  const standing = factsOf(planned);
  const next = { ...standing, shifts: standing.shifts.map((one) => (one.id === id ? { ...one, closed } : one)) };
  if (!(await changePlanned(tx, t, { campaign, planned, next, at }))) throw new UserError("error.old-button");
  const verb = closed ? "close-shift" : "open-shift";
  await audit(context, verb, id);
  await tell(context, planned, standing, next);
  return panel(context, id, [text(words.say(closed ? "lead.closed" : "lead.opened"))]);
};

export const movingActions: readonly Action[] = [
  ...sheetActions(move),
  { name: "lead-close", handler: { kind: "write", answers: "update", run: (context) => setClosed(context, true) } },
  { name: "lead-open", handler: { kind: "write", answers: "update", run: (context) => setClosed(context, false) } },
];
