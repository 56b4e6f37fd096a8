import type { Action, Command } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import type { Choice, Message } from "../src/chat/index.ts";
import { addDays, type Day, dayOf, mondayOf } from "../src/domain/day.ts";
import { dayMeant, isDate, weekMeant } from "../src/domain/dayword.ts";
import { UserError } from "../src/domain/error.ts";
import { shiftsMeant } from "../src/domain/search.ts";
import type { Scheduled } from "../src/domain/shift.ts";
import { cutText, foldText, quoted } from "../src/domain/text.ts";
import { capitalised, dayWords } from "../src/locales/format.ts";
import { scheduleBetween } from "../src/store/activity/activities.ts";
import { emptyMessage, listMessage } from "../src/views/listing.ts";
import { showHoles } from "./schedule/holes.ts";
import { myShifts } from "./schedule/mine.ts";
import { neighbourActions } from "./schedule/neighbours.ts";

const MINE = new Set(["mine", "mina", "mina pass", "my shifts"]);
const HOLES = new Set(["holes", "hål", "luckor", "var behövs folk"]);

const ahead = ({ db, campaign }: Reading, from: Day): Promise<readonly Scheduled[]> =>
  scheduleBetween(db, { campaignId: campaign.id, from, to: campaign.lastDay < from ? from : campaign.lastDay });

const nextDay = async (context: Reading, after: Day): Promise<Day | undefined> =>
  (await ahead(context, after)).find(({ activity }) => !activity.cancelled)?.activity.day;

const ofDay = async (context: Reading, day: Day): Promise<Message> => {
  const { db, campaign, words } = context;
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: day, to: day });
  if (shifts.length > 0) return listMessage(shifts, campaign, words);
  const said = words.say("schedule.empty.day", { day: dayWords(day, words.locale) });
  return emptyMessage(said, await nextDay(context, addDays(day, 1)), words);
};

const ofWeek = async (context: Reading, monday: Day): Promise<Message> => {
  const { db, campaign, words, today } = context;
  const sunday = addDays(monday, 6);
  const from = today > monday && today <= sunday ? today : monday;
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from, to: sunday });
  if (shifts.length > 0) return listMessage(shifts, campaign, words);
  const span = { from: dayWords(from, words.locale, "month"), to: dayWords(sunday, words.locale, "month") };
  return emptyMessage(words.say("schedule.empty.week", span), await nextDay(context, addDays(sunday, 1)), words);
};

const atPlace = async (context: Reading, said: string): Promise<Message> => {
  const { campaign, words, today } = context;
  const found = shiftsMeant(await ahead(context, today), said, today);
  if (found.length > 0) return listMessage(found, campaign, words);
  return emptyMessage(words.say("schedule.empty.place", { place: quoted(said) }), await nextDay(context, today), words);
};

const show = async (context: Reading, said: string): Promise<Message> => {
  const { today } = context;
  const asked = foldText(said);
  if (MINE.has(asked)) return myShifts(context);
  if (HOLES.has(asked)) return showHoles(context);
  if (quoted(said) === "") return ofDay(context, today);
  const day = dayMeant(said, today);
  if (day) return ofDay(context, day);
  if (isDate(said)) throw new UserError("error.no-such-day", { said: quoted(said) });
  const monday = weekMeant(said, today);
  return monday ? ofWeek(context, monday) : atPlace(context, said);
};

const complete = async (context: Reading, typed: string): Promise<readonly Choice[]> => {
  const { today, words } = context;
  const dayChoice = (value: Day): Choice => ({
    value,
    label: capitalised(dayWords(value, words.locale), words.locale),
  });
  const fixed: readonly Choice[] = [
    { value: "today", label: words.say("schedule.today") },
    { value: "tomorrow", label: words.say("schedule.button.tomorrow") },
    { value: "week", label: words.say("schedule.button.week") },
    { value: "mine", label: words.say("schedule.button.mine") },
    { value: "holes", label: words.say("schedule.button.holes") },
    ...[2, 3, 4, 5, 6].map((offset) => dayChoice(addDays(today, offset))),
  ];
  const places = [...new Set((await ahead(context, today)).map(({ activity }) => activity.place))];
  const all = [...fixed, ...places.map((place) => ({ value: cutText(place, 100), label: place }))];
  const said = foldText(typed);
  const fitting = all.filter(({ value, label }) => foldText(label).includes(said) || value.startsWith(said));
  // A day that is written out, and none of those above.
  const meant = fitting.length === 0 ? dayMeant(typed, today) : undefined;
  return meant ? [dayChoice(meant)] : fitting;
};

export const schedule: Command = {
  spec: describeCommand("schedule", "command.schedule.about", [
    option("what", "rest", "command.schedule.what", { completed: true }),
  ]),
  handler: () => ({
    kind: "read",
    answers: "private",
    run: (context) => show(context, context.values.what ?? ""),
  }),
  complete: (context, _option, typed) => complete(context, typed),
};

/** `schedule:mine`, `schedule:holes`, `schedule:week`, `schedule:week:DAY`, `schedule:day:DAY`. */
const browse: Action = {
  name: "schedule",
  handler: {
    kind: "read",
    answers: "private",
    run: (context) => {
      const [what = "", which = ""] = context.arg.split(":");
      const day = dayOf(which) ?? context.today;
      if (what === "mine") return myShifts(context);
      if (what === "holes") return showHoles(context);
      return what === "week" ? ofWeek(context, mondayOf(day)) : ofDay(context, day);
    },
  },
};

export const scheduleActions: readonly Action[] = [browse, ...neighbourActions];
