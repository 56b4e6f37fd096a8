import type { View } from "../bot/view.ts";
import { button, message, text } from "../chat/index.ts";
import { wanted } from "../domain/shift.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { shiftSentence } from "./shift.ts";

/** How often someone was asked is counted by this name. */
export const NEIGHBOUR = "neighbour";

/** Asks someone who said they are willing; nothing where nobody is missing any more. */
export const neighbour: View = {
  name: NEIGHBOUR,
  show: async (args, { db, campaign, words }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift || shift.activity.cancelled || shift.closed) return undefined;
    const missing = wanted(shift, campaign.settings);
    if (missing === 0) return undefined;
    return message(
      text(
        [{ bold: words.say("holes.ask", { count: missing }) }, `\n${shiftSentence(shift, words)}.`],
        [
          button(`signup:${shift.id}`, words.say("schedule.button.signup"), "primary"),
          button("neighbour-no", words.say("holes.button.notNow")),
          button("pool-leave", words.say("pool.button.leave")),
        ],
      ),
    );
  },
};
