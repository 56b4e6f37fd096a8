import type { Refused } from "./faults.ts";

/** Why Slack is stopped for good, with a message for who runs the bot: what is wrong and how to mend it. */
export type Stop = {
  readonly kind: "revoked" | "refused";
  readonly workspace: string | undefined;
  readonly message: string;
};

const REVOKED = new Set(["token_revoked", "account_inactive", "team_disabled", "user_removed_from_team"]);

/** `variable`: the setting that holds the refused token. */
export const refusedStop = ({ error }: Refused, variable: string, workspace: string | undefined): Stop => {
  if (REVOKED.has(error)) return { ...revokedStop(workspace), message: `${REVOKED_MESSAGE} (${error})` };
  const message = `Slack refuses ${variable} (${error}): copy the token again from the app's page at api.slack.com/apps. ${REST}`;
  return { kind: "refused", workspace, message };
};

const REST = "Slack is stopped, everything else runs on.";
const REVOKED_MESSAGE = `The app was removed from the Slack workspace or its tokens were revoked: install it again, then set SLACK_BOT_TOKEN. ${REST}`;

export const revokedStop = (workspace: string | undefined): Stop => ({
  kind: "revoked",
  workspace,
  message: REVOKED_MESSAGE,
});
