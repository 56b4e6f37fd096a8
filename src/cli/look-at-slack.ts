import type { Finding as Examined } from "../adapters/slack/examine.ts";
import type { SlackConfig } from "../config.ts";
import { type Finding, ill, well } from "./finding.ts";

const SLACK_API = "https://slack.com/api/";
const APP_PAGE = "on the app's page at api.slack.com/apps";

type Tokens = Pick<SlackConfig, "botToken" | "appToken" | "apiUrl">;

/** Tries the tokens. Slack's libraries are loaded for it. */
export const examineSlack = async (slack: Tokens): Promise<Examined> => {
  const { examine } = await import("../adapters/slack/examine.ts");
  return examine({ ...slack, apiUrl: slack.apiUrl ?? SLACK_API });
};

const NO_FILES = well("slack", "the scope files:read is missing, which only forms that take a file need");

const scopeFindings = ({ missing, name, workspace }: Extract<Examined, { kind: "ready" }>): readonly Finding[] => {
  const place = `in ${name} (${workspace})`;
  if (!missing) return [well("slack", `${place}, which does not tell the scopes`)];
  if (missing.length === 0) return [well("slack", `${place} with every scope that is needed`)];
  const cure = `add it under OAuth & Permissions ${APP_PAGE} and reinstall the app`;
  return missing.map((scope) => ill("slack", `the scope ${scope} is missing`, cure));
};

/** What was found in words; each missing scope is named. */
export const slackFindings = (found: Examined): readonly Finding[] => {
  switch (found.kind) {
    case "ready":
      return [...scopeFindings(found), ...(found.readsFiles ? [] : [NO_FILES])];
    case "refused": {
      const variable = found.token === "bot" ? "SLACK_BOT_TOKEN" : "SLACK_APP_TOKEN";
      return [ill("slack", `Slack refuses ${variable} (${found.error})`, `copy the token again ${APP_PAGE}`)];
    }
    case "unreachable":
      return [ill("slack", "Slack can't be reached", "check the network, and SLACK_API_URL where it is set")];
  }
};
