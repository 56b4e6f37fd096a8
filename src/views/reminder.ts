import type { View } from "../bot/view.ts";
import { message, text } from "../chat/index.ts";
import { plannedOf } from "../store/activity/planned.ts";
import { reminderOf } from "../store/delivery/reminders.ts";
import { offButton } from "./notice.ts";
import { shiftSentence } from "./shift.ts";

/** What an organiser wrote. To a person it begins with what it is about: a locked screen shows no more. */
export const reminder: View = {
  name: "reminder",
  show: async (args, { db, campaign, words, personId }) => {
    const found = await reminderOf(db, { organisationId: campaign.organisationId, id: String(args.reminderId) });
    if (!found) return undefined;
    const { target } = found;
    if (target.kind === "channel" || !personId) return message(text(found.text));
    const planned = await plannedOf(db, { campaignId: campaign.id, activityId: target.activityId });
    const [shift] = planned?.shifts ?? [];
    if (!shift || shift.activity.cancelled) return undefined;
    return message(
      text([{ bold: `${shiftSentence(shift, words)}.` }, `\n${found.text}`], [offButton("reminder", words)]),
    );
  },
};
