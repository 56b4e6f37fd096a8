import type { View, ViewArgs } from "../bot/view.ts";
import { button, message, text } from "../chat/index.ts";
import type { Words } from "../locales/words.ts";
import { shiftOf } from "../store/activities.ts";
import type { Stood } from "../store/telling.ts";
import { placeAndKind, shiftSentence, shiftWords } from "./shift.ts";

const stoodWords = (args: ViewArgs, words: Words): string => {
  const { start, end, ...activity } = args.was as Stood; // As `tellChange` put it there.
  return shiftWords({ start, end, activity }, words);
};

/** Told to everyone signed up when their activity moved; `was` is how it stood. */
export const moved: View = {
  name: "moved",
  show: async (args, { db, campaign, words }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift || shift.activity.cancelled) return undefined;
    const lines = [
      shift.activity.title,
      words.say("signup.changed.was", { was: stoodWords(args, words) }),
      words.say("signup.changed.now", { now: shiftWords(shift, words) }),
      words.say("signup.changed.still"),
    ];
    return message(
      text(
        [{ bold: words.say("signup.changed.moved", { what: placeAndKind(shift, words) }) }, `\n${lines.join("\n")}`],
        [
          button("schedule:mine", words.say("schedule.button.mine")),
          button(`signup-undo:${shift.id}`, words.say("signup.button.cancel")),
        ],
      ),
    );
  },
};

/** Told to everyone who was signed up when a cancelled activity is on after all. */
export const restored: View = {
  name: "restored",
  show: async (args, { db, campaign, words }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift || shift.activity.cancelled) return undefined;
    const what = `${shiftSentence(shift, words)}.`;
    return message(
      text(
        [
          { bold: words.say("signup.changed.restored", { what: placeAndKind(shift, words) }) },
          `\n${what} ${words.say("signup.changed.still")}`,
        ],
        [button(`signup-undo:${shift.id}`, words.say("signup.button.cancel"))],
      ),
    );
  },
};

export const cancelled: View = {
  name: "cancelled",
  show: async (args, { db, campaign, words, today }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift) return undefined;
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
