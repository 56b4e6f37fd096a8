import type { View } from "../bot/view.ts";
import { message, text } from "../chat/index.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { type Absence, isNear } from "../store/signup/absences.ts";
import { countWords, shiftSentence } from "./shift.ts";

/** Somebody comes late or not at all: by name to who may see it, else that it is so. */
export const absence: View = {
  name: "absence",
  show: async (args, { db, campaign, words }) => {
    const { shiftId, kind, personId } = args as Absence; // As `tellAbsence` put it there.
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId });
    if (!shift) return undefined;
    const who = personId
      ? [{ bold: words.say(`reminding.absence.${kind}`) }, { person: personId, notify: false }, "."]
      : [{ bold: words.say(`reminding.absence.${kind}Someone`) }];
    const now = `${countWords(shift, campaign.settings, words)}.`;
    return message(text([...who, `\n${shiftSentence(shift, words)}. ${now}`]));
  },
  wakes: async ({ shiftId }, { db, campaign, at }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(shiftId) });
    return shift !== undefined && isNear(campaign, shift, at);
  },
};
