import type { Action, Command, Handler } from "../src/bot/command.ts";
import type { Reading, Writing } from "../src/bot/context.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import { sheetActions } from "../src/bot/sheet.ts";
import type { Choice, Form, Message } from "../src/chat/index.ts";
import { addDays } from "../src/domain/day.ts";
import { dayMeant } from "../src/domain/dayword.ts";
import { UserError } from "../src/domain/error.ts";
import { figuresFromLine, fitsKind } from "../src/domain/figures.ts";
import { foldText } from "../src/domain/text.ts";
import { capitalised, dayWords } from "../src/locales/format.ts";
import { associationsOf } from "../src/store/organisation/associations.ts";
import { membershipsOf } from "../src/store/people/roles.ts";
import { shiftChoice } from "../src/views/confirmation.ts";
import { associationChoices, associationNamed } from "./association/named.ts";
import { correctionActions } from "./report/corrections.ts";
import { enterOwn, enterOwnFor, enterTotal } from "./report/enter.ts";
import { figureForm, figureSheet } from "./report/form.ts";
import { mustReportFor } from "./report/rights.ts";
import { kindOf, shiftsTyped, type Target, targetIn, targetMeant } from "./report/target.ts";
import { whichShift } from "./report/which.ts";

const associationIn = async (context: Reading, said: string | undefined) =>
  said ? associationNamed(context, said) : undefined;

const enterLine = async (context: Writing, target: Target, line: string, said: string | undefined) => {
  const association = await associationIn(context, said);
  const figures = figuresFromLine(line, kindOf(target));
  return association ? enterTotal(context, target, figures, association) : enterOwn(context, target, figures);
};

const typed = async (context: Writing): Promise<Message> => {
  const { figures = "", association, shift, day } = context.values;
  const meant = await targetMeant(context);
  if (meant.kind === "target") {
    const kind = kindOf(meant.target);
    const named = shift !== undefined || day !== undefined;
    // Three numbers after a handout are calls made elsewhere: ask instead of refusing. A shift that was named stands.
    if (named || fitsKind(figures, kind) || !fitsKind(figures, "phonebank"))
      return enterLine(context, meant.target, figures, association);
  }
  const among = meant.kind === "ask" ? meant.among : await shiftsTyped(context, "");
  const associationId = (await associationIn(context, association))?.id;
  return whichShift(context, among, { figures, associationId });
};

/** A form for what the report is about, or the question what that is. */
export const asked = async (context: Reading): Promise<Message | Form> => {
  const association = await associationIn(context, context.values.association);
  const meant = await targetMeant(context);
  if (meant.kind === "ask") return whichShift(context, meant.among, { figures: "", associationId: association?.id });
  if (association) await mustReportFor(context, meant.target.shift, association.id);
  return figureForm(context, meant.target, association);
};

const DAYS_BACK = 7;

/** Today and the days before, or the day that is written out. */
const daysTyped = ({ today, words }: Reading, said: string): readonly Choice[] => {
  const back = Array.from({ length: DAYS_BACK }, (_, n) => addDays(today, -n));
  const choices = back.map((day) => ({ value: day, label: capitalised(dayWords(day, words.locale), words.locale) }));
  const fitting = choices.filter(({ value, label }) => foldText(label).includes(foldText(said)) || value === said);
  const meant = fitting.length === 0 ? dayMeant(said, today) : undefined;
  return meant ? [{ value: meant, label: capitalised(dayWords(meant, words.locale), words.locale) }] : fitting;
};

const complete = async (context: Reading, name: string, said: string): Promise<readonly Choice[]> => {
  if (name === "shift") return (await shiftsTyped(context, said)).map((shift) => shiftChoice(shift, context.words));
  if (name === "day") return daysTyped(context, said);
  if (name !== "association") return [];
  const all = await associationsOf(context.db, { organisationId: context.campaign.organisationId });
  return associationChoices(all, said);
};

export const report: Command = {
  spec: describeCommand("report", "command.report.about", [
    option("figures", "rest", "command.report.figures"),
    option("shift", "word", "command.report.shift", { completed: true }),
    option("association", "word", "command.report.association", { completed: true }),
    option("day", "day", "command.report.day", { completed: true }),
  ]),
  handler: ({ figures }): Handler =>
    figures ? { kind: "write", answers: "private", run: typed } : { kind: "ask", run: asked },
  complete,
};

/** `report-for:ASSOCIATION:FIGURES`, the menu of shifts after typed figures. */
const chosenFor: Action = {
  name: "report-for",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [association, figures = ""] = context.arg.split(":");
      const [kind = "", which = ""] = (context.values.value ?? "").split(":");
      return enterLine(context, await targetIn(context, kind, which), figures, association);
    },
  },
};

/** `report-as:KIND:TARGET:FIGURES`, the menu of the actor's associations. */
const chosenAs: Action = {
  name: "report-as",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, actor, arg, values } = context;
      const [kind = "", which = "", figures = ""] = arg.split(":");
      const target = await targetIn(context, kind, which);
      const own = await membershipsOf(tx, actor.personId);
      if (!own.some(({ associationId }) => associationId === values.value)) throw new UserError("error.not-found");
      return enterOwnFor(context, target, figuresFromLine(figures, kindOf(target)), values.value);
    },
  },
};

/** `report-ask:ASSOCIATION:`, the menu of shifts before the form; `report-shift:SHIFT`, the button after a shift. */
const chosenAsk: Action = {
  name: "report-ask",
  handler: {
    kind: "ask",
    run: async (context) => {
      const [association] = context.arg.split(":");
      const [kind = "", which = ""] = (context.values.value ?? "").split(":");
      return figureForm(context, await targetIn(context, kind, which), await associationIn(context, association));
    },
  },
};
const ofShift: Action = {
  name: "report-shift",
  handler: {
    kind: "ask",
    run: async (context) => figureForm(context, await targetIn(context, "s", context.arg), undefined),
  },
};

export const reportActions: readonly Action[] = [
  ...sheetActions(figureSheet),
  chosenFor,
  chosenAs,
  chosenAsk,
  ofShift,
  ...correctionActions,
];
