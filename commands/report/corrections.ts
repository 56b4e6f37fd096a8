import type { Action } from "../../src/bot/command.ts";
import type { Reading } from "../../src/bot/context.ts";
import { message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { confirmReport, type Report, reportOf, withdrawReport } from "../../src/store/report/reports.ts";
import { figureWords } from "../../src/views/figures.ts";
import { figureForm } from "./form.ts";
import { mayDecideOn } from "./rights.ts";
import { targetIn } from "./target.ts";

const reportIn = async ({ db, campaign, arg }: Reading): Promise<Report> => {
  const report = await reportOf(db, { campaignId: campaign.id, id: arg });
  if (!report) throw new UserError("error.not-found");
  return report;
};

/** The report, if the actor may touch it: their own, or one they answer for. */
const mine = async (context: Reading): Promise<Report> => {
  const report = await reportIn(context);
  if (report.personId === context.actor.personId || (await mayDecideOn(context, report))) return report;
  throw new UserError("error.not-found");
};

/** `report-correct:REPORT` asks again, with what was said before. Whose figures they are, only that person corrects. */
const correct: Action = {
  name: "report-correct",
  handler: {
    kind: "ask",
    run: async (context) => {
      const { db, campaign, actor } = context;
      const { shiftId, day, scope, associationId, figures, personId } = await mine(context);
      if (scope === "personal" && personId !== actor.personId) throw new UserError("error.not-found");
      const target = shiftId ? await targetIn(context, "s", shiftId) : await targetIn(context, "d", day);
      const all = scope === "total" ? await associationsOf(db, { organisationId: campaign.organisationId }) : [];
      return figureForm(
        context,
        target,
        all.find(({ id }) => id === associationId),
        figures,
      );
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
      const { tx, campaign, at, words } = context;
      const before = await withdrawReport(tx, { campaign, report: await mine(context), at });
      const figures = before && figureWords({ ...before.figures, callers: 0, minutes: 0 }, words);
      return message(text(figures ? words.say("report.undoneBack", { figures }) : words.say("report.undone")));
    },
  },
};

/** Says of unlikely figures whether they are right, once: another may have said it before. */
const decide = (name: string, right: boolean): Action => ({
  name,
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, campaign, actor, at, words } = context;
      const report = await reportIn(context);
      if (report.personId === actor.personId || !(await mayDecideOn(context, report)))
        throw new UserError("error.not-found");
      if (!report.held) return message(text(words.say("report.decided")));
      if (!right) {
        await withdrawReport(tx, { campaign, report, at });
        return message(text(words.say("report.undone")));
      }
      await confirmReport(tx, { campaign, report });
      return message(text(words.say("report.confirmed", { figures: figureWords(report.figures, words) })));
    },
  },
});

export const correctionActions: readonly Action[] = [
  correct,
  undo,
  decide("report-confirm", true),
  decide("report-reject", false),
];
