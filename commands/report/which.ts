import type { Reading } from "../../src/bot/context.ts";
import { type Message, message, text } from "../../src/chat/index.ts";
import type { Scheduled } from "../../src/domain/shift.ts";
import { cutText } from "../../src/domain/text.ts";
import { shiftChoice } from "../../src/views/confirmation.ts";
import { targetId } from "./target.ts";

/** As much of a typed line as a menu can carry. */
const CARRIED = 60;

/** Which shift is it about? `figures` are carried along where they were typed already; a day without a shift is offered. */
export const whichShift = (
  { words, today }: Reading,
  among: readonly Scheduled[],
  carried: { readonly figures: string; readonly associationId: string | undefined },
): Message => {
  const choices = among.slice(0, 24).map((shift) => ({
    ...shiftChoice(shift, words),
    value: targetId({ shift, day: shift.activity.day }),
  }));
  const none = { value: targetId({ shift: undefined, day: today }), label: words.say("report.withoutShift") };
  const figures = cutText(carried.figures.trim().split(/\s+/).join(" "), CARRIED);
  return message(text(words.say("report.which")), {
    kind: "select",
    action: `${figures ? "report-for" : "report-ask"}:${carried.associationId ?? ""}:${figures}`,
    label: words.say("report.label"),
    choices: [...choices, none],
  });
};
