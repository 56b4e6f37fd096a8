import { type Button, button } from "../../chat/index.ts";
import { type Day, daysBetween } from "../../domain/day.ts";
import type { Scheduled } from "../../domain/shift.ts";
import { reminderDay } from "../../domain/turnout/reminder.ts";
import { capitalised, dateWords, dayWords, hourWords } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import { isHostedBy } from "../../store/activity/phone-banks.ts";

/** What the buttons of a ping depend on. */
export type Offers = {
  readonly pingId: string;
  readonly associationId: string;
  readonly today: Day;
  readonly lastDay: Day;
  /** Phone banks with room, the best first. */
  readonly open: readonly Scheduled[];
  /** Somebody asked for peace. */
  readonly quiet: boolean;
};

/** What an association that is behind can do about it. */
export const pingButtons = (offers: Offers, words: Words): readonly Button[] => {
  const { pingId, associationId, open } = offers;
  return [
    button(`ping-evening:${pingId}`, words.say("ping.button.evening"), "primary"),
    ...shiftButtons(offers, words),
    ...(open.length > 0 ? [button(`ping-several:${pingId}`, words.say("ping.button.several"))] : []),
    button(`report-days:${associationId}`, words.say("ping.button.report")),
    ...peaceButtons(offers, words),
  ];
};

/** What one that has not reported can do. */
export const reportButtons = (offers: Offers, words: Words): readonly Button[] => [
  button(`report-days:${offers.associationId}`, words.say("ping.button.report"), "primary"),
  button(`ping-evening:${offers.pingId}`, words.say("ping.button.evening")),
  ...peaceButtons(offers, words),
];

/** The best, and the best of those at another time: who can't come at one may at the other. */
const twoOf = ([first, ...rest]: readonly Scheduled[]): readonly Scheduled[] => {
  const other = rest.find(({ activity, start }) => activity.day !== first?.activity.day || start !== first.start);
  return [first, other ?? rest[0]].filter((shift) => shift !== undefined);
};

/** One's own place needs no name, but where two begin at once. */
const shiftButtons = ({ open, today, associationId }: Offers, words: Words): readonly Button[] => {
  const shown = twoOf(open);
  const labels = shown.map((shift) => shiftLabel(shift, today, words));
  return shown.map((shift, index) => {
    const label = labels[index] ?? "";
    const clear = isHostedBy(shift, associationId) && labels.indexOf(label) === labels.lastIndexOf(label);
    return button(`signup:${shift.id}`, clear ? label : `${label}, ${shift.activity.place}`);
  });
};

/** `Onsdag 17–19`; from a week ahead `Onsdag 31/8 17–19`. */
const shiftLabel = ({ activity, start, end }: Scheduled, today: Day, words: Words): string => {
  const day = dayWords(activity.day, words.locale, "weekday");
  const date = daysBetween(today, activity.day) < 7 ? undefined : dateWords(activity.day);
  return capitalised([day, date, hourWords(start, end)].filter(Boolean).join(" "), words.locale);
};

const peaceButtons = ({ pingId, today, lastDay, quiet }: Offers, words: Words): readonly Button[] => {
  if (quiet) return [];
  const remindOn = reminderDay(today);
  const weekday = dayWords(remindOn, words.locale, "weekday");
  return [
    ...(remindOn < lastDay
      ? [button(`ping-remind:${pingId}:${remindOn}`, words.say("ping.button.remind", { day: weekday }))]
      : []),
    button(`ping-pause:${pingId}`, words.say("ping.button.pause")),
  ];
};
