import type { Showing, View, ViewArgs } from "../bot/view.ts";
import { type Button, button, message, text } from "../chat/index.ts";
import { isSameData } from "../domain/same-data.ts";
import type { Scheduled } from "../domain/shift.ts";
import type { Words } from "../locales/words.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { type Stood, stoodOf, tellingMoment } from "../store/delivery/telling.ts";
import { squadOf } from "../store/signup/squads.ts";
import { placeAndKind, shiftSentence, shiftWords } from "./shift.ts";
import { farOff } from "./when.ts";

const stoodWords = (args: ViewArgs, words: Words): string => {
  const { start, end, ...activity } = args.was as Stood; // As `tellChange` put it there.
  return shiftWords({ start, end, activity }, words);
};

/** What still stands for the reader, with what they may do: their own place, or a squad's seats where it is one's organiser. */
const standing = async (
  args: ViewArgs,
  shift: Scheduled,
  { db, campaign: { organisationId }, words }: Showing,
): Promise<{ readonly said: string; readonly buttons: readonly Button[] } | undefined> => {
  if (args.squadId === undefined)
    return {
      said: words.say("signup.changed.still"),
      buttons: [button(`signup-undo:${shift.id}`, words.say("signup.button.cancel"))],
    };
  const squad = await squadOf(db, { id: String(args.squadId), organisationId });
  if (!squad || squad.seats === 0) return undefined;
  return {
    said: words.say("signup.changed.squadStill", { association: squad.name, count: squad.seats }),
    buttons: [
      button(`squad-size:${squad.id}`, words.say("squad.button.size")),
      button(`squad-back:${squad.id}`, words.say("squad.button.back")),
    ],
  };
};

/** What is urgent is told at night too. */
const wakes: View["wakes"] = async (args, { db, campaign, at }) => {
  const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
  // As `tellChange` put it there, where it moved.
  return shift !== undefined && tellingMoment(campaign, shift, at, args.was as Stood | undefined) === at;
};

/**
 * Told to everyone signed up when their activity moved, and to the organisers of the squad `squadId`; `was` is how it
 * stood.
 */
export const moved: View = {
  name: "moved",
  wakes,
  show: async (args, context) => {
    const { db, campaign, words } = context;
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    const still = shift && (await standing(args, shift, context));
    if (!shift || !still || shift.activity.cancelled) return undefined;
    // Moved back before anyone heard of it.
    if (isSameData(stoodOf(shift), args.was)) return undefined;
    const lines = [
      shift.activity.title,
      words.say("signup.changed.was", { was: stoodWords(args, words) }),
      words.say("signup.changed.now", { now: shiftWords(shift, words) }),
    ];
    return message(
      text(
        [
          { bold: words.say("signup.changed.moved", { what: placeAndKind(shift, words) }) },
          `\n${lines.join("\n")}`,
          ...farOff(shift, campaign.zone),
          `\n${still.said}`,
        ],
        args.squadId === undefined
          ? [button("schedule:mine", words.say("schedule.button.mine")), ...still.buttons]
          : still.buttons,
      ),
    );
  },
};

/** Told to everyone who was signed up, and to squads' organisers, when a cancelled activity is on after all. */
export const restored: View = {
  name: "restored",
  wakes,
  show: async (args, context) => {
    const { db, campaign, words } = context;
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    const still = shift && (await standing(args, shift, context));
    if (!shift || !still || shift.activity.cancelled) return undefined;
    const what = `${shiftSentence(shift, words)}.`;
    return message(
      text(
        [
          { bold: words.say("signup.changed.restored", { what: placeAndKind(shift, words) }) },
          `\n${what} ${still.said}`,
        ],
        still.buttons,
      ),
    );
  },
};

export const cancelled: View = {
  name: "cancelled",
  wakes,
  show: async (args, { db, campaign, words, today }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    // Taken back before anyone heard of it: nobody is to stay at home.
    if (!shift?.activity.cancelled) return undefined;
    const what = `${shiftSentence(shift, words)}.`;
    return message(
      text(
        [
          { bold: words.say("signup.changed.cancelled", { what: placeAndKind(shift, words) }) },
          `\n${what} ${words.say("signup.changed.sorry")}`,
        ],
        [button(`schedule:week:${today}`, words.say("schedule.button.open"))],
      ),
    );
  },
};
