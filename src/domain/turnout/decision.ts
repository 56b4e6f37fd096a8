import type { Forecast } from "./forecast.ts";
import { celebrated, type History, hasRested, type Occasion, unansweredPings } from "./history.ts";
import type { MessageRules } from "./parameters.ts";

/** What an association should hear on a morning. */
export type Decision = Forecast & {
  readonly message: "none" | "behind" | "please-report" | "celebrate";
  /** What is celebrated, with that message only. */
  readonly occasion: Occasion | undefined;
  /** True as long as a person should take over; whom it is told to, and how often, is the sender's matter. */
  readonly escalate: boolean;
  /** A correction has undone a celebrated goal: take the celebration back, without a message. */
  readonly withdraw: boolean;
};

/** Which message the rules call for, given the messages of earlier mornings. */
export const decide = (forecast: Forecast, history: History, rules: MessageRules): Decision => {
  const withdraw = celebrated("goal", history) && !reached(forecast);
  const silent = { ...forecast, message: "none", occasion: undefined, escalate: false, withdraw } as const;
  const { probability, daysIn, daysLeft } = forecast;
  if (probability === undefined || daysIn < 0 || daysLeft <= 1) return silent;

  const rested = hasRested(forecast.morning, history, rules);
  const occasion = rested ? occasionOf(forecast, history, rules) : undefined;
  if (occasion) return { ...silent, message: "celebrate", occasion };

  const settled = daysIn >= rules.restAfterJoining;
  const late = settled && probability >= rules.escalate.from && daysLeft <= rules.escalate.withinDays;
  if (!settled || !rested || probability < rules.pingFrom) return { ...silent, escalate: late };
  if (unansweredPings(forecast, history) >= rules.mostUnanswered) return { ...silent, escalate: true };
  return { ...silent, message: ping(forecast, history, rules), escalate: late };
};

const reached = ({ dials, goal }: Forecast): boolean => goal !== undefined && dials >= goal;

const occasionOf = (forecast: Forecast, history: History, { recovery }: MessageRules): Occasion | undefined => {
  if (reached(forecast)) return celebrated("goal", history) ? undefined : "goal";
  const recovered = history.highest >= recovery.from && (forecast.probability ?? 1) <= recovery.to;
  return recovered && !celebrated("recovery", history) ? "recovery" : undefined;
};

const ping = (
  { reportedDays, daysIn }: Forecast,
  { sent }: History,
  rules: MessageRules,
): "behind" | "please-report" => {
  const asked = sent.some(({ kind }) => kind === "please-report");
  return !asked && reportedDays / daysIn < rules.reportedShare ? "please-report" : "behind";
};
