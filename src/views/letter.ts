import type { View } from "../bot/view.ts";
import { button, message, text } from "../chat/index.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { placeAndKind } from "./shift.ts";
import { whenWords } from "./when.ts";

/** What a shift's lead wrote to everyone coming. */
export const letter: View = {
  name: "letter",
  show: async (args, { db, campaign, words }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift) return undefined;
    const about = `${whenWords(shift, words)}, ${placeAndKind(shift, words)}`;
    return message(
      text(
        [{ bold: words.say("lead.letter.from") }, `\n${about}\n${String(args.text)}`],
        [
          button("schedule:mine", words.say("schedule.button.mine")),
          button(`signup-undo:${shift.id}`, words.say("signup.button.cancel")),
        ],
      ),
    );
  },
};
