import type { View } from "../bot/view.ts";
import { button, message, text } from "../chat/index.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { placeAndKind } from "./shift.ts";
import { whenWords } from "./when.ts";

/** Told to who was named to run a shift (`leads`), or no longer runs it. */
export const leading: View = {
  name: "leading",
  show: async (args, { db, campaign, words, personId }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    const leads = args.leads === true;
    if (!shift || shift.activity.cancelled || (shift.leadId === personId) !== leads) return undefined;
    const what = `${whenWords(shift, words)}, ${placeAndKind(shift, words)}.`;
    if (!leads) return message(text([{ bold: what }, `\n${words.say("activity.leading.ended")}`]));
    return message(
      text(
        [{ bold: words.say("activity.leading.named") }, `\n${what}\n${words.say("activity.leading.can")}`],
        [button(`lead:${shift.id}`, words.say("activity.button.open"), "primary")],
      ),
    );
  },
};
