import type { Reading } from "../../src/bot/context.ts";
import { mustOrganise } from "../../src/bot/rights.ts";
import { button, type Choice, MENU, type Message, menus, message, text } from "../../src/chat/index.ts";
import { may } from "../../src/domain/may.ts";
import { shiftsMeant } from "../../src/domain/search.ts";
import type { Scheduled } from "../../src/domain/shift.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { shiftChoice } from "../../src/views/confirmation.ts";
import { hostIds } from "./rights.ts";

/** More menus than this nobody looks through. */
const MOST = 4 * MENU;

/** What is to come, a shift for each activity; first what the actor may change. */
export const coming = async (context: Reading): Promise<readonly Scheduled[]> => {
  const { db, campaign, today, standing } = context;
  const to = campaign.lastDay < today ? today : campaign.lastDay;
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: today, to });
  const once = [...new Map(shifts.toReversed().map((shift) => [shift.activityId, shift])).values()].toReversed();
  const who = await standing();
  const mine = (shift: Scheduled): boolean => may(who, { verb: "change-activity", hosts: hostIds(shift.activity) });
  return [...once.filter(mine), ...once.filter((shift) => !mine(shift))];
};

/** The activities that fit the words: an id, a day, or a place, title, series or host, with or without a day. */
export const fitting = (all: readonly Scheduled[], said: string, context: Reading): readonly Scheduled[] => {
  const exact = all.filter(({ activityId, id }) => activityId === said || id === said);
  if (exact.length > 0) return exact;
  return shiftsMeant(all, said, context.today);
};

export const activityChoice = (shift: Scheduled, context: Reading): Choice => ({
  ...shiftChoice(shift, context.words),
  value: shift.activityId,
});

/** A menu of activities; `action` gets the one that is chosen. */
export const activityMenu = async (
  context: Reading,
  ask: string,
  shifts: readonly Scheduled[],
  action: string,
): Promise<Message> => {
  await mustOrganise(context);
  const { words } = context;
  const add = text("", [button("activity-new", words.say("activity.button.new"), "primary")]);
  if (shifts.length === 0) return message(text(words.say("activity.choose.empty")), add);
  const shown = shifts.slice(0, MOST);
  const choices = shown.map((shift) => activityChoice(shift, context));
  const more = shifts.length - shown.length;
  const rest = more > 0 ? [text(words.say("activity.choose.more", { count: more }))] : [];
  return message(text(ask), ...menus(action, words.say("activity.choose.label"), choices), ...rest, add);
};
