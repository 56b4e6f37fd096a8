import type { Reading } from "../../src/bot/context.ts";
import { type Field, type Form, type Message, message, text } from "../../src/chat/index.ts";
import type { Day } from "../../src/domain/day.ts";
import { ASKED, FIGURES, type Figure, type Figures, figuresFrom } from "../../src/domain/figures.ts";
import type { Scheduled } from "../../src/domain/shift.ts";
import { shiftChoice } from "../../src/views/confirmation.ts";
import { kindOf, type Target } from "./target.ts";

/** The form's action carries its target: `report-form:s:SHIFT:ASSOCIATION` or `report-form:d:DAY:ASSOCIATION`. */
const actionOf = ({ shift, day }: Target, associationId: string | undefined): string =>
  `report-form:${shift ? `s:${shift.id}` : `d:${day}`}:${associationId ?? ""}`;

/** Asks the figures of the target's kind; an association's total also who rang and how long. */
export const figureForm = (
  { words }: Reading,
  target: Target,
  associationId: string | undefined,
  before: Figures | undefined,
): Form => {
  const kind = kindOf(target);
  const asked: readonly Figure[] = associationId && kind === "phonebank" ? ["callers", ...ASKED[kind]] : ASKED[kind];
  const fields = asked.map(
    (figure): Field => ({
      name: figure,
      label: words.say(`report.figure.${figure}`),
      kind: "line",
      required: false,
      value: before && String(before[figure]),
    }),
  );
  return { action: actionOf(target, associationId), title: words.say("report.title"), fields };
};

/** The figures that a form's fields hold. */
export const figuresOf = (values: Reading["values"]): Figures =>
  figuresFrom(FIGURES.flatMap((figure) => (values[figure] === undefined ? [] : [[figure, values[figure]] as const])));

/** Which shift is it about? `figures` are carried along when they were typed already; a day without a shift is offered. */
export const whichShift = (
  { words }: Reading,
  shifts: readonly Scheduled[],
  today: Day,
  carried: { readonly figures: string; readonly associationId: string | undefined },
): Message => {
  const choices = shifts.slice(0, 24).map((shift) => shiftChoice(shift, words));
  const none = { value: `d:${today}`, label: words.say("report.withoutShift") };
  return message(text(words.say("report.which")), {
    kind: "select",
    action: `${carried.figures ? "report-for" : "report-ask"}:${carried.associationId ?? ""}:${carried.figures}`,
    label: words.say("report.label"),
    choices: [...choices.map((choice) => ({ ...choice, value: `s:${choice.value}` })), none],
  });
};
