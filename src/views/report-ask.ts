import type { View } from "../bot/view.ts";
import { button, message, text } from "../chat/index.ts";
import { ASKED } from "../domain/figures.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { reportsOn } from "../store/report/reported.ts";
import { offButton } from "./notice.ts";
import { shiftSentence } from "./shift.ts";

/** After a shift, to who can tell; nothing any more once they have. */
export const reportAsk: View = {
  name: "report-ask",
  show: async (args, { db, campaign, words, personId }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift || shift.activity.cancelled) return undefined;
    const reports = await reportsOn(db, { shiftId: shift.id });
    if (reports.some((one) => one.scope === "total" || one.personId === personId)) return undefined;
    // Its lead reports for every association that was there.
    const action = shift.leadId === personId ? "lead-report" : "report-shift";
    const figures = ASKED[shift.activity.kind].map((figure) => words.say(`report.figure.${figure}`)).join(", ");
    return message(
      text(
        [{ bold: words.say("reminding.howItWent") }, ` ${shiftSentence(shift, words)}.\n${figures}.`],
        [
          button(`${action}:${shift.id}`, words.say("reminding.button.report"), "primary"),
          offButton("report-ask", words),
        ],
      ),
    );
  },
};
