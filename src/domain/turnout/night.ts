import type { Decision } from "./decision.ts";
import { type History, hasRested } from "./history.ts";
import type { MessageRules } from "./parameters.ts";

/** An association's dials by day number; days without a report are absent. */
export type DialsByDay = ReadonlyMap<number, number>;

/**
 * Whether yesterday is worth praise by itself: many dials, and more than on any day before. Only where nothing else is
 * to be said, and as rarely as everything else.
 */
export const isGoodNight = (
  { message, morning, daysLeft }: Pick<Decision, "message" | "morning" | "daysLeft">,
  dials: DialsByDay,
  history: History,
  rules: MessageRules,
): boolean => {
  const yesterday = dials.get(morning - 1) ?? 0;
  const earlier = [...dials].filter(([day]) => day < morning - 1).map(([, count]) => count);
  const best = yesterday >= rules.praiseNightFrom && earlier.every((count) => count < yesterday);
  return message === "none" && daysLeft > 1 && best && hasRested(morning, history, rules);
};
