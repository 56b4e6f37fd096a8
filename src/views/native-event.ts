import type { NativeEvent } from "../chat/index.ts";
import { addDays } from "../domain/day.ts";
import { dayAt } from "../domain/moment.ts";
import type { Campaign } from "../domain/organisation.ts";
import { type Scheduled, spanOf } from "../domain/shift.ts";
import { type Words, wordsOf } from "../locales/words.ts";
import { scheduleBetween } from "../store/activity/activities.ts";
import type { Reader } from "../store/store.ts";

/** From its first start to its last end; undefined without any time, which no calendar takes. */
const eventOf = (shifts: readonly Scheduled[], campaign: Campaign, words: Words): NativeEvent | undefined => {
  const timed = shifts.filter(({ start }) => start);
  const [first] = timed;
  if (!first) return undefined;
  const { activity } = first;
  const spans = timed.map(({ start, end }) => spanOf(activity.day, start, end, campaign.zone));
  const lines = [
    activity.description,
    activity.meetingPoint && words.say("signup.meet", { place: activity.meetingPoint }),
    activity.bring && words.say("signup.bring", { things: activity.bring }),
    activity.contact && words.say("signup.contact", { contact: activity.contact }),
    words.say("server.signup"),
  ];
  return {
    title: activity.title,
    place: activity.place,
    description: lines.filter(Boolean).join("\n"),
    start: new Date(Math.min(...spans.map(({ from }) => from.getTime()))),
    end: new Date(Math.max(...spans.map(({ to }) => to.getTime()))),
  };
};

/** A campaign's activities as calendars show them, by id: with a time, not cancelled, and not over yet. */
export const eventsToShow = async (
  db: Reader,
  campaign: Campaign,
  at: Date,
): Promise<ReadonlyMap<string, NativeEvent>> => {
  const words = wordsOf(campaign.locale);
  // What began yesterday may go on past midnight.
  const from = addDays(dayAt(at, campaign.zone), -1);
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from, to: campaign.lastDay });
  const live = shifts.filter(({ activity }) => !activity.cancelled);
  const events = new Map<string, NativeEvent>();
  for (const [activityId, some] of Map.groupBy(live, (shift) => shift.activityId)) {
    const event = eventOf(some, campaign, words);
    if (event && event.end > at) events.set(activityId, event);
  }
  return events;
};
