import type { Showing, View, ViewArgs } from "../bot/view.ts";
import { type Button, button, message, type Span, text } from "../chat/index.ts";
import { alarmOf, hasSoon } from "../domain/before-shift.ts";
import type { Clock, Day } from "../domain/day.ts";
import { addDays } from "../domain/day.ts";
import { type Scheduled, taken } from "../domain/shift.ts";
import { capitalised, dayWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { hasAlarm } from "../store/signup/alarms.ts";
import { signUpOf } from "../store/signup/signups.ts";
import { offButton } from "./notice.ts";
import { placeAndKind, titleWords } from "./shift.ts";
import { farOff, timeWords } from "./when.ts";

/** The shift of a reminder, if it happens and its reader still comes. */
const mine = async (args: ViewArgs, { db, campaign, personId }: Showing): Promise<Scheduled | undefined> => {
  const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
  if (!shift || shift.activity.cancelled || !personId) return undefined;
  const own = await signUpOf(db, { shiftId: shift.id, personId });
  return own?.state === "going" ? shift : undefined;
};

/** What one needs to come, below the line that a locked screen shows: what it is, where to meet, what to bring, with how many. */
const detailLines = (shift: Scheduled, words: Words): readonly string[] => {
  const { activity } = shift;
  const people = taken(shift);
  return [
    titleWords(activity),
    activity.meetingPoint && words.say("signup.meet", { place: activity.meetingPoint }),
    activity.bring && words.say("signup.bring", { things: activity.bring }),
    activity.contact && words.say("signup.contact", { contact: activity.contact }),
    people > 1 ? words.say("reminding.company", { people }) : undefined,
  ].filter((line) => line !== undefined);
};

const dayName = (day: Day, today: Day, words: Words): string => {
  if (day === today) return words.say("reminding.today");
  if (day === addDays(today, 1)) return words.say("reminding.tomorrow");
  return capitalised(dayWords(day, words.locale), words.locale);
};

const body = (bold: string, shift: Scheduled, { campaign, words }: Showing): readonly Span[] => [
  { bold },
  ` ${placeAndKind(shift, words)}`,
  ...farOff(shift, campaign.zone),
  [".", ...detailLines(shift, words)].join("\n"),
];

const whenOf = ({ activity, start, end }: Scheduled) => ({ day: activity.day, start, end });
const cannotButton = (shift: Scheduled, words: Words) =>
  button(`cannot:${shift.id}`, words.say("reminding.button.cannot"));
const lateButton = (shift: Scheduled, words: Words) => button(`late:${shift.id}`, words.say("reminding.button.late"));

const leadButton = (shift: Scheduled, words: Words) =>
  button(`lead:${shift.id}`, words.say("activity.button.open"), "primary");

/** `Väck mig 05:30`, where nothing else comes before an early shift. */
export const alarmOffer = (
  shift: Scheduled,
  { at, campaign }: Pick<Showing, "at" | "campaign">,
  words: Words,
): Button | undefined => {
  const alarm = alarmOf(whenOf(shift), campaign.zone);
  if (!alarm || alarm.moment <= at || hasSoon(whenOf(shift), campaign.hours, campaign.zone)) return undefined;
  return button(`alarm:${shift.id}`, words.say("reminding.button.alarm", { clock: alarm.clock }), "primary");
};

const alarmButton = async (shift: Scheduled, showing: Showing): Promise<readonly Button[]> => {
  const { db, words, personId } = showing;
  const offer = alarmOffer(shift, showing, words);
  if (!offer || !personId) return [];
  return [(await hasAlarm(db, { shiftId: shift.id, personId })) ? noAlarmButton(shift.id, words) : offer];
};

/** Takes an alarm back. */
export const noAlarmButton = (shiftId: string, words: Words) =>
  button(`alarm-off:${shiftId}`, words.say("reminding.button.noAlarm"));

/** On the evening before, and two hours before. */
export const shiftReminder: View = {
  name: "shift-reminder",
  show: async (args, showing) => {
    const { words, today } = showing;
    const shift = await mine(args, showing);
    if (!shift) return undefined;
    const off = offButton("shift-reminder", words);
    const lead = shift.leadId === showing.personId ? [leadButton(shift, words)] : [];
    if (args.kind === "soon") return soonMessage("reminding.soon", shift, showing, { first: lead, last: [off] });
    const [day, time] = [dayName(shift.activity.day, today, words), timeWords(shift, words)];
    const bold = shift.start ? `${day} ${time}` : `${day}, ${time.toLocaleLowerCase(words.locale)}:`;
    const buttons = [...lead, ...(await alarmButton(shift, showing)), cannotButton(shift, words), off];
    return message(text(body(bold, shift, showing), buttons));
  },
};

const soonMessage = (
  key: "reminding.soon" | "reminding.alarm",
  shift: Scheduled,
  showing: Showing,
  { first, last }: { readonly first: readonly Button[]; readonly last: readonly Button[] },
) => {
  const { words } = showing;
  const bold = words.say(key, { clock: shift.start ?? ("" as Clock) });
  return message(
    text(body(bold, shift, showing), [...first, lateButton(shift, words), cannotButton(shift, words), ...last]),
  );
};

/** An hour before an early shift, to who asked for it. */
export const alarm: View = {
  name: "alarm",
  show: async (args, showing) => {
    const shift = await mine(args, showing);
    return shift && soonMessage("reminding.alarm", shift, showing, { first: [], last: [] });
  },
  wakes: async () => true,
};
