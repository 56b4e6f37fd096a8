import { type Block, type Button, button, type Choice, type Message, message, type Span, text } from "../chat/index.ts";
import { addDays, type Day } from "../domain/day.ts";
import { momentOf } from "../domain/moment.ts";
import type { Association, Campaign } from "../domain/organisation.ts";
import type { Scheduled } from "../domain/shift.ts";
import type { Words } from "../locales/words.ts";
import { alarmOffer } from "./reminding.ts";
import { shiftSentence, shiftSentenceSpans, titleWords } from "./shift.ts";

/** When a confirmation is shown, and in which campaign: what it promises depends on both. */
export type Moment = { readonly at: Date; readonly today: Day; readonly campaign: Campaign };

/** What a person needs to come: when, where, meeting point, what to bring, whom to ask, and the promised reminder. */
export const detailSpans = (shift: Scheduled, moment: Moment, words: Words): readonly Span[] => {
  const { activity } = shift;
  const lines = [
    titleWords(activity),
    activity.meetingPoint && words.say("signup.meet", { place: activity.meetingPoint }),
    activity.bring && words.say("signup.bring", { things: activity.bring }),
    activity.contact && words.say("signup.contact", { contact: activity.contact }),
    promise(shift, moment, words),
  ];
  return [...shiftSentenceSpans(shift, moment.campaign, words), [".", ...lines.filter(Boolean)].join("\n")];
};

/** Only what will happen is promised: nothing once the evening's hour is past. */
const promise = (shift: Scheduled, moment: Moment, words: Words): string | undefined => {
  if (!shift.start) return words.say("signup.timeLater");
  if (!isReminded(shift, moment)) return undefined;
  const tonight = addDays(shift.activity.day, -1) === moment.today;
  return words.say(tonight ? "signup.remindTonight" : "signup.remindEvening", {
    clock: moment.campaign.hours.eveningReminder,
  });
};

/** Whether the evening's reminder is still to come. */
const isReminded = ({ activity }: Scheduled, { at, campaign }: Moment): boolean =>
  momentOf(addDays(activity.day, -1), campaign.hours.eveningReminder, campaign.zone) > at;

/** The private answer to a sign-up that got a place. */
export const goingMessage = (shift: Scheduled, seats: number, moment: Moment, words: Words): Message =>
  message(
    text(
      [{ bold: words.say("signup.going") }, "\n", ...detailSpans(shift, moment, words), ...company(seats, words)],
      signedUpButtons(shift, moment, words),
    ),
  );

const company = (seats: number, words: Words): readonly string[] =>
  seats > 1 ? [`\n${words.say("signup.seats", { count: seats })}`] : [];

/** What somebody who has a place may want next; to be woken too, where no reminder will ask any more. */
export const signedUpButtons = (shift: Scheduled, moment: Moment, words: Words): readonly Button[] => {
  const alarm = isReminded(shift, moment) ? undefined : alarmOffer(shift, moment, words);
  return [
    ...(alarm ? [alarm] : []),
    button("schedule:mine", words.say("schedule.button.mine")),
    button(`guests:${shift.id}`, words.say("signup.button.guests")),
    button(`signup-undo:${shift.id}`, words.say("signup.button.undo")),
  ];
};

/** The private answer to a sign-up that waits. */
export const waitingMessage = (
  shift: Scheduled,
  place: number,
  campaign: Pick<Campaign, "zone">,
  words: Words,
): Message =>
  message(
    text(
      [
        { bold: words.say("signup.waiting", { place }) },
        "\n",
        ...shiftSentenceSpans(shift, campaign, words),
        `.\n${words.say("signup.waitingThen")}`,
      ],
      [
        button("schedule:mine", words.say("schedule.button.mine")),
        button(`signup-undo:${shift.id}`, words.say("signup.button.undo")),
      ],
    ),
  );

/**
 * Said once, with the first sign-up or report: what is kept, how long, and the one question. `likely` are the activity's
 * hosts; undefined: the organisation has no associations yet.
 */
export const firstContactBlock = (likely: readonly Association[] | undefined, words: Words): Block => {
  const named = (likely ?? []).slice(0, 2).map(({ id, name }) => button(`member:${id}`, name));
  const other = likely ? [button("member-choose", words.say("signup.button.other"))] : [];
  return text(`${words.say("signup.first.kept")} ${words.say("signup.first.ask")}`, [
    ...named,
    ...other,
    button("member:unknown", words.say("signup.button.unknown")),
    button("member:none", words.say("signup.button.none")),
  ]);
};

/** A shift as a choice of a menu. */
export const shiftChoice = (shift: Scheduled, words: Words): Choice => {
  const description = titleWords(shift.activity);
  return { value: shift.id, label: shiftSentence(shift, words), ...(description && { description }) };
};
