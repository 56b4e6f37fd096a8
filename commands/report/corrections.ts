import type { Action } from "../../src/bot/command.ts";
import type { Reading } from "../../src/bot/context.ts";
import { message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { type Deed, may } from "../../src/domain/may.ts";
import { shiftOf } from "../../src/store/activities.ts";
import { confirmReport, type Report, reportOf, withdrawReport } from "../../src/store/reports.ts";
import { figureWords } from "../../src/views/figures.ts";
import { figureForm } from "./form.ts";
import { isLeading } from "./target.ts";

/** The report, if the actor may touch it: their own, one of an association they answer for or of a shift they lead. */
const mine = async (context: Reading): Promise<Report> => {
  const { db, campaign, arg, actor, standing } = context;
  const report = await reportOf(db, { campaignId: campaign.id, id: arg });
  if (!report) throw new UserError("error.not-found");
  if (report.personId === actor.personId || may(await standing(), deedOn(report))) return report;
  if (await leadsShift(context, report)) return report;
  throw new UserError("error.not-found");
};

const leadsShift = async ({ db, campaign, actor, at }: Reading, { shiftId }: Report): Promise<boolean> => {
  const shift = shiftId ? await shiftOf(db, { campaignId: campaign.id, shiftId }) : undefined;
  return shift?.leadId === actor.personId && isLeading(shift, at, campaign.zone);
};

const deedOn = ({ associationId }: Report): Deed =>
  associationId ? { verb: "report-for", associationId } : { verb: "run-campaign" };

/** `report-correct:REPORT` asks again, with what was said before. */
const correct: Action = {
  name: "report-correct",
  handler: {
    kind: "ask",
    run: async (context) => {
      const report = await mine(context);
      const { shiftId, day, scope, associationId } = report;
      const shift = shiftId ? await shiftOf(context.db, { campaignId: context.campaign.id, shiftId }) : undefined;
      return figureForm(context, { shift, day }, scope === "total" ? associationId : undefined, report.figures);
    },
  },
};

/** `report-undo:REPORT` takes it back; what it replaced counts again. */
const undo: Action = {
  name: "report-undo",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { id } = await mine(context);
      await withdrawReport(context.tx, { id, at: context.at });
      return message(text(context.words.say("report.undone")));
    },
  },
};

/** Who may say that unlikely figures are right: the shift's lead in their time, or who answers for the association. */
const mustConfirm = async (context: Reading, report: Report): Promise<void> => {
  if (may(await context.standing(), deedOn(report)) || (await leadsShift(context, report))) return;
  throw new UserError("error.not-found");
};

const decide = (name: string, right: boolean): Action => ({
  name,
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, campaign, arg, at, words } = context;
      const report = await reportOf(tx, { campaignId: campaign.id, id: arg });
      if (!report) throw new UserError("error.not-found");
      await mustConfirm(context, report);
      if (right) await confirmReport(tx, { campaignId: campaign.id, report });
      else await withdrawReport(tx, { id: arg, at });
      const said = right
        ? words.say("report.thanks", { figures: figureWords(report.figures, words) })
        : words.say("report.undone");
      return message(text(said));
    },
  },
});

export const correctionActions: readonly Action[] = [
  correct,
  undo,
  decide("report-confirm", true),
  decide("report-reject", false),
];
