import type { App } from "@slack/bolt";
import type { Report } from "../../chat/report.ts";

/**
 * Acknowledges whatever arrives before anything else is done with it: Bolt's own acknowledgement comes a moment later,
 * when the connection may already be closing. One that is lost must not lose the act: Slack may not deliver it again.
 */
export const acknowledgeAtOnce = (app: App, report: Report): void => {
  const handle = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const acknowledged = event.ack().catch((fault) => report(fault, "acknowledging"));
    await handle({ ...event, ack: () => acknowledged });
  };
};
