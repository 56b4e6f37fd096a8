import { type Logger, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { type Slack, TOKENS } from "../stand-in.ts";

export const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
export const button = (id: string, label: string) => ({
  type: "button",
  action_id: id,
  text: { type: "plain_text", text: label },
});
const nothing = (): void => undefined;
/** The libraries' own logs would drown the tests'. */
export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
/** Slack's own client, which asks once and says what it got. */
export const client = (slack: Slack, token: string = TOKENS.bot): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
