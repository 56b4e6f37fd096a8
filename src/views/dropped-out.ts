import type { View } from "../bot/view.ts";
import { message, text } from "../chat/index.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { isNear } from "../store/signup/absences.ts";
import { countWords, placeAndKind } from "./shift.ts";
import { whenWords } from "./when.ts";

/** Told to a shift's lead: somebody is no longer a member of the workspace and so no longer coming. */
export const droppedOut: View = {
  name: "dropped-out",
  show: async (args, { db, campaign, words }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift) return undefined;
    const what = `${whenWords(shift, words)}, ${placeAndKind(shift, words)}`;
    const count = countWords(shift, campaign.settings, words);
    return message(text(words.say("signup.droppedOut", { what, count })));
  },
  wakes: async ({ shiftId }, { db, campaign, at }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(shiftId) });
    return shift !== undefined && isNear(campaign, shift, at);
  },
};
