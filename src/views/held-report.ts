import type { View } from "../bot/view.ts";
import { button, message, text } from "../chat/index.ts";
import { dayWords } from "../locales/format.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { reportOf } from "../store/report/reports.ts";
import { figureWords } from "./figures.ts";
import { shiftSentence } from "./shift.ts";

/** Figures that seem too high, shown to who can say whether they are right. */
export const heldReport: View = {
  name: "held-report",
  show: async (args, { db, campaign, words }) => {
    const report = await reportOf(db, { campaignId: campaign.id, id: String(args.reportId) });
    if (!report?.held) return undefined;
    const { shiftId, day, figures } = report;
    const shift = shiftId ? await shiftOf(db, { campaignId: campaign.id, shiftId }) : undefined;
    const what = shift ? shiftSentence(shift, words) : dayWords(day, words.locale);
    const ask = words.say("report.heldAsk", { what, figures: figureWords(figures, words) });
    return message(
      text(
        [{ bold: words.say("report.heldTitle") }, `\n${ask}`],
        [
          button(`report-confirm:${report.id}`, words.say("report.button.confirm"), "primary"),
          button(`report-reject:${report.id}`, words.say("report.button.reject")),
        ],
      ),
    );
  },
};
