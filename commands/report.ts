import type { Action, Command, Handler } from "../src/bot/command.ts";
import type { Reading, Writing } from "../src/bot/context.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import type { Choice, Form, Message } from "../src/chat/index.ts";
import { addDays, dayOf } from "../src/domain/day.ts";
import { UserError } from "../src/domain/error.ts";
import { figuresFromLine, fitsKind } from "../src/domain/figures.ts";
import { foldText } from "../src/domain/text.ts";
import { shiftOf } from "../src/store/activities.ts";
import { associationsOf } from "../src/store/associations.ts";
import { reportedShifts } from "../src/store/reports.ts";
import { shiftChoice } from "../src/views/confirmation.ts";
import { correctionActions } from "./report/corrections.ts";
import { enter } from "./report/enter.ts";
import { figureForm, figuresOf, whichShift } from "./report/form.ts";
import {
  associationNamed,
  begunShifts,
  kindOf,
  mustReportFor,
  namedTarget,
  recentShifts,
  type Target,
} from "./report/target.ts";

/** What the report is about: as named, else the actor's latest shift, one not reported yet first; undefined: must ask. */
const targetOf = async (context: Reading): Promise<Target | undefined> => {
  const named = await namedTarget(context);
  if (named) return named;
  const recent = await recentShifts(context);
  const done = await reportedShifts(context.db, { personId: context.actor.personId, from: addDays(context.today, -3) });
  const shift = recent.find(({ id }) => !done.has(id)) ?? recent[0];
  return shift && { shift, day: shift.activity.day };
};

const onBehalf = async (context: Reading) =>
  context.values.association ? associationNamed(context, context.values.association) : undefined;

const typed = async (context: Writing): Promise<Message> => {
  const figures = context.values.figures ?? "";
  const association = await onBehalf(context);
  const target = await targetOf(context);
  const named = context.values.shift !== undefined || context.values.day !== undefined;
  // Three numbers after a handout are calls made elsewhere: ask instead of refusing. A shift that was named stands.
  const fits = target && (named || fitsKind(figures, kindOf(target)) || !fitsKind(figures, "phonebank"));
  if (target && fits) return enter(context, target, figuresFromLine(figures, kindOf(target)), association);
  const words = figures.trim().split(/\s+/).join(" ").slice(0, 60);
  return whichShift(context, await begunShifts(context), context.today, {
    figures: words,
    associationId: association?.id,
  });
};

/** A form for what the report is about, or the question what that is. */
export const asked = async (context: Reading): Promise<Message | Form> => {
  const association = await onBehalf(context);
  const target = await targetOf(context);
  if (!target) {
    return whichShift(context, await begunShifts(context), context.today, {
      figures: "",
      associationId: association?.id,
    });
  }
  if (association) await mustReportFor(context, target, association.id);
  return figureForm(context, target, association?.id, undefined);
};

const complete = async (context: Reading, name: string, said: string): Promise<readonly Choice[]> => {
  const folded = foldText(said);
  if (name === "association") {
    const all = await associationsOf(context.db, { organisationId: context.campaign.organisationId });
    return all.filter((one) => foldText(one.name).includes(folded)).map((one) => ({ value: one.id, label: one.name }));
  }
  if (name !== "shift") return [];
  const shifts = (await begunShifts(context)).map((shift) => shiftChoice(shift, context.words));
  return shifts.filter(({ label }) => foldText(label).includes(folded));
};

export const report: Command = {
  spec: describeCommand("report", "command.report.about", [
    option("figures", "rest", "command.report.figures"),
    option("shift", "word", "command.report.shift", { completed: true }),
    option("association", "word", "command.report.association", { completed: true }),
    option("day", "day", "command.report.day"),
  ]),
  handler: ({ figures }): Handler =>
    figures ? { kind: "write", answers: "private", run: typed } : { kind: "ask", run: asked },
  complete,
};

/** A target as a form or menu carries it: `s:SHIFT` or `d:DAY`. */
const targetIn = async ({ db, campaign, today }: Reading, kind: string, which: string): Promise<Target> => {
  if (kind === "d") {
    const day = dayOf(which);
    if (!day || day > today) throw new UserError("error.not-found");
    return { shift: undefined, day };
  }
  const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: which });
  if (!shift) throw new UserError("error.not-found");
  return { shift, day: shift.activity.day };
};

const associationIn = async (context: Reading, id: string | undefined) =>
  id ? associationNamed(context, id) : undefined;

/** `report-form:KIND:TARGET:ASSOCIATION`, the figures of a form. */
const submitted: Action = {
  name: "report-form",
  handler: {
    kind: "write",
    answers: "private",
    run: async (context) => {
      const [kind = "", which = "", association] = context.arg.split(":");
      const target = await targetIn(context, kind, which);
      return enter(context, target, figuresOf(context.values), await associationIn(context, association));
    },
  },
};

/** `report-for:ASSOCIATION:FIGURES`, a menu after typed figures. */
const chosenFor: Action = {
  name: "report-for",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [association, figures = ""] = context.arg.split(":");
      const [kind = "", which = ""] = (context.values.value ?? "").split(":");
      const target = await targetIn(context, kind, which);
      const line = figuresFromLine(figures, kindOf(target));
      return enter(context, target, line, await associationIn(context, association));
    },
  },
};

/** `report-ask:ASSOCIATION:`, a menu before the form; `report-shift:SHIFT`, the button after a shift. */
const chosenAsk: Action = {
  name: "report-ask",
  handler: {
    kind: "ask",
    run: async (context) => {
      const [association = ""] = context.arg.split(":");
      const [kind = "", which = ""] = (context.values.value ?? "").split(":");
      return figureForm(context, await targetIn(context, kind, which), association || undefined, undefined);
    },
  },
};
const ofShift: Action = {
  name: "report-shift",
  handler: {
    kind: "ask",
    run: async (context) => figureForm(context, await targetIn(context, "s", context.arg), undefined, undefined),
  },
};

export const reportActions: readonly Action[] = [submitted, chosenFor, chosenAsk, ofShift, ...correctionActions];
