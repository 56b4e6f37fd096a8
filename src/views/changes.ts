import type { View } from "../bot/view.ts";
import { button, message, text } from "../chat/index.ts";
import { shiftOf } from "../store/activities.ts";
import { placeAndKind } from "./shift.ts";
import { whenWords } from "./when.ts";

/** Told to everyone signed up when their activity moved; `was` is how it stood, in the campaign's words. */
export const moved: View = {
  name: "moved",
  show: async (args, { db, campaign, words }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift || shift.activity.cancelled) return undefined;
    const lines = [
      words.say("signup.changed.was", { was: String(args.was) }),
      words.say("signup.changed.now", { now: `${whenWords(shift, words)}, ${placeAndKind(shift, words)}` }),
      words.say("signup.changed.still"),
    ];
    return message(
      text(
        [{ bold: words.say("signup.changed.moved", { title: shift.activity.title }) }, `\n${lines.join("\n")}`],
        [
          button("schedule:mine", words.say("schedule.button.mine")),
          button(`signup-undo:${shift.id}`, words.say("signup.button.cancel")),
        ],
      ),
    );
  },
};

export const cancelled: View = {
  name: "cancelled",
  show: async (args, { db, campaign, words, today }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift) return undefined;
    const what = `${whenWords(shift, words)}, ${placeAndKind(shift, words)}.`;
    return message(
      text(
        [
          { bold: words.say("signup.changed.cancelled", { title: shift.activity.title }) },
          `\n${what} ${words.say("signup.changed.sorry")}`,
        ],
        [button(`schedule:week:${today}`, words.say("schedule.button.open"))],
      ),
    );
  },
};
