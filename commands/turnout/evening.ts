import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { lineTyped, mustHave } from "../../src/bot/typed.ts";
import { button, type Field, type Message, message, text } from "../../src/chat/index.ts";
import type { Clock, Day } from "../../src/domain/day.ts";
import { dayMeant } from "../../src/domain/dayword.ts";
import { UserError } from "../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../src/domain/number.ts";
import { spanOf } from "../../src/domain/shift.ts";
import { quoted, TEXT_LIMITS } from "../../src/domain/text.ts";
import { hoursMeant } from "../../src/domain/timeword.ts";
import { dayWords } from "../../src/locales/format.ts";
import { type Words, wordsOf } from "../../src/locales/words.ts";
import { shiftOf } from "../../src/store/activity/activities.ts";
import { addPlanned } from "../../src/store/activity/planning.ts";
import { markStale } from "../../src/store/delivery/posts.ts";
import { whenWords } from "../../src/views/when.ts";
import { answered, type Pressed, pressedByOrganiser } from "./ping.ts";

const fields = (words: Words): readonly Field[] => [
  field("day", "ping.evening.day", words, { required: true, hint: words.say("ping.evening.dayHint") }),
  field("clock", "ping.evening.clock", words, { required: true, value: "17–19" }),
  field("place", "ping.evening.place", words, { required: true }),
  field("seats", "ping.evening.seats", words, { required: true, value: "8" }),
];

/** What an association plans: a phone night of its own. */
type Evening = {
  readonly day: Day;
  readonly start: Clock;
  readonly end: Clock | undefined;
  readonly place: string;
  readonly seats: number;
};

const eveningIn = (context: Reading): Evening => {
  const { values, today, campaign, at, words } = context;
  const day = dayMeant(values.day ?? "", today);
  if (!day) throw new UserError("error.not-a-day", { said: quoted(values.day ?? "") });
  const hours = hoursMeant(values.clock ?? "");
  if (hours.kind !== "hours" || hours.backwards)
    throw new UserError("ping.evening.hours", { said: quoted(values.clock ?? "") });
  const { start, end } = hours;
  if (spanOf(day, start, end, campaign.zone).from <= at) throw new UserError("ping.evening.past");
  if (day > campaign.lastDay) {
    throw new UserError("ping.evening.late", { day: dayWords(campaign.lastDay, words.locale) });
  }
  const seats = wholeNumberOf(values.seats ?? "", COUNT_LIMITS.other);
  if (!seats) throw new UserError("error.not-a-number", { max: COUNT_LIMITS.other });
  const place = typed(context, "place", "ping.evening.place");
  return { day, start, end, seats, place: mustHave(place, lineTyped(place, TEXT_LIMITS.place)) };
};

/** Puts the evening in the schedule, hosted by the association; answers its shift's id. */
const plan = async (context: Writing, { association }: Pressed, evening: Evening): Promise<string> => {
  const { tx, t, campaign, at } = context;
  const { day, place, start, end, seats } = evening;
  const facts = {
    kind: "phonebank",
    day,
    place,
    title: wordsOf(campaign.locale).say("ping.evening.name", { association: association.name }),
    description: "",
    series: undefined,
    meetingPoint: undefined,
    bring: undefined,
    contact: undefined,
    area: undefined,
    hosts: [{ associationId: association.id, name: association.name }],
    shifts: [{ start, end, needed: seats, capacity: seats }],
  } as const;
  const { activityId, shiftIds } = await addPlanned(tx, t, { campaign, facts, at });
  const [shiftId = ""] = shiftIds;
  const { organisationId } = campaign;
  await audit(context, "add-activity", activityId);
  await markStale(tx, { organisationId, day, activityId, shiftId });
  return shiftId;
};

type Read = { readonly found: Pressed; readonly evening: Evening };

const planned = async (context: Writing, { found, evening }: Read): Promise<Message> => {
  const { tx, campaign, words } = context;
  const shiftId = await plan(context, found, evening);
  await answered(context, found);
  const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
  if (!shift) throw new Error("a planned evening is gone");
  const where = words.say("ping.evening.where", {
    when: whenWords(shift, words),
    place: evening.place,
    seats: words.say("ping.evening.seatsFor", { count: evening.seats }),
  });
  return message(
    text(
      [{ bold: words.say("ping.evening.planned") }, ` ${where}`],
      [button(`signup:${shiftId}`, words.say("schedule.button.signup"), "primary")],
    ),
  );
};

/** `ping-evening:PING` asks when, where and for how many; the form plans a phone night that the association hosts. */
const sheet: Sheet<Read> = {
  name: "ping-evening",
  answers: "private",
  ask: async (context) => {
    const { ping } = await pressedByOrganiser(context, context.arg);
    return { arg: ping.id, title: context.words.say("ping.evening.title"), fields: fields(context.words) };
  },
  read: async (context) => ({ found: await pressedByOrganiser(context, context.arg), evening: eveningIn(context) }),
  write: planned,
};

export const eveningActions: readonly Action[] = sheetActions(sheet);
