import type { MessageRules } from "./parameters.ts";

/** What is worth praise: the goal is reached, the association is back on pace, or yesterday was its best day so far. */
export type Occasion = "goal" | "recovery" | "night";

/** A message an association has got, on the morning of a day number. */
export type Sent =
  | { readonly kind: "behind"; readonly morning: number; readonly dials: number; readonly booked: number }
  | { readonly kind: "please-report"; readonly morning: number }
  | { readonly kind: "celebrate"; readonly morning: number; readonly occasion: Occasion; readonly withdrawn: boolean };

/** An association's earlier mornings: its messages, oldest first, and the highest probability of missing among them. */
export type History = { readonly sent: readonly Sent[]; readonly highest: number };

export const NO_HISTORY: History = { sent: [], highest: 0 };

type Numbers = { readonly dials: number; readonly booked: number };

/** Whether dials or sign-ups have grown since a ping. Nothing else is an answer to it. */
const answers = (now: Numbers, ping: Numbers): boolean => now.dials > ping.dials || now.booked > ping.booked;

/** Whether the last message is long enough ago for another one. */
export const hasRested = (morning: number, { sent }: History, rules: MessageRules): boolean => {
  const last = sent.at(-1);
  return last === undefined || morning - last.morning >= rules.daysBetweenMessages;
};

/** How many of the latest pings in a row are unanswered when the numbers are these; 0 after an answer. */
export const unansweredPings = (now: Numbers, { sent }: History): number => {
  let [later, count] = [now, 0];
  for (const ping of sent.filter((message) => message.kind === "behind").reverse()) {
    if (answers(later, ping)) return count;
    later = ping;
    count += 1;
  }
  return count;
};

/** Whether a celebration of this occasion stands. */
export const celebrated = (occasion: Occasion, { sent }: History): boolean =>
  sent.some((message) => message.kind === "celebrate" && message.occasion === occasion && !message.withdrawn);
