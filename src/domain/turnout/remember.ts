import type { Decision } from "./decision.ts";
import type { History, Sent } from "./history.ts";

/** The history after a morning whose message was sent and whose withdrawal was made. */
export const remember = (history: History, decision: Decision): History => ({
  sent: [...(decision.withdraw ? history.sent.map(withdrawn) : history.sent), ...sentBy(decision)],
  highest: Math.max(history.highest, decision.probability ?? 0),
});

const withdrawn = (message: Sent): Sent =>
  message.kind === "celebrate" && message.occasion === "goal" ? { ...message, withdrawn: true } : message;

const sentBy = ({ message, occasion, morning, dials, booked }: Decision): readonly Sent[] => {
  if (message === "behind") return [{ kind: message, morning, dials, booked }];
  if (message === "please-report") return [{ kind: message, morning }];
  return occasion ? [{ kind: "celebrate", morning, occasion, withdrawn: false }] : [];
};
