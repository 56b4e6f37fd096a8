import type { Action, Command, Handler } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand, inAll, option } from "../src/bot/describe.ts";
import { openSheet } from "../src/bot/sheet.ts";
import { UserError } from "../src/domain/error.ts";
import type { Key } from "../src/locales/words.ts";
import { associationsOf } from "../src/store/organisation/associations.ts";
import { associationChoices } from "./association/named.ts";
import { cardActions, showCampaign } from "./campaign/card.ts";
import { channelActions, showChannels } from "./campaign/channels.ts";
import { claimsActions, showClaims } from "./campaign/claims.ts";
import { begin, foundingActions } from "./campaign/founding.ts";
import { askHere, hereActions } from "./campaign/here.ts";
import { linkCode } from "./campaign/link.ts";
import { nextActions, nextCampaign } from "./campaign/next.ts";
import { askGrant, roleActions, showRoles } from "./campaign/roles.ts";
import { ruleActions } from "./campaign/rule.ts";
import { serverActions, showServer } from "./campaign/server.ts";
import { settingActions } from "./campaign/settings.ts";
import { setupActions, showSetup } from "./campaign/setup.ts";
import { startPost } from "./campaign/start-post.ts";

const handlerFor = ({ what, value }: Reading["values"]): Handler => {
  switch (what) {
    case "setup":
      return {
        kind: "read",
        answers: "private",
        lists: true,
        run: async (context) => {
          // A code has its use where nothing is set up yet.
          if (value?.trim())
            throw new UserError("setup.already", {}, [{ action: "setup", label: "campaign.button.setup" }]);
          return showSetup(context);
        },
      };
    case "channels":
      return { kind: "read", answers: "private", lists: true, run: (context) => showChannels(context) };
    case "channel":
      return { kind: "read", answers: "private", run: (context) => askHere(context) };
    case "roles":
      return { kind: "read", answers: "private", run: (context) => showRoles(context) };
    case "claims":
      return { kind: "read", answers: "private", run: (context) => showClaims(context) };
    case "server":
      return { kind: "read", answers: "private", seesRoles: true, run: (context) => showServer(context) };
    case "grant":
      return { kind: "write", answers: "private", run: askGrant };
    case "link":
      return { kind: "write", answers: "private", run: linkCode };
    case "next":
      return { kind: "ask", run: (context) => openSheet(nextCampaign, context) };
    default:
      return { kind: "read", answers: "private", run: (context) => showCampaign(context) };
  }
};

const choice = (value: string) => ({ value, label: inAll(`command.campaign.${value}` as Key) });

export const campaign: Command = {
  spec: describeCommand(
    "campaign",
    "command.campaign.about",
    [
      option("what", "choice", "command.campaign.what", {
        choices: ["show", "setup", "channels", "channel", "roles", "claims", "grant", "link", "server", "next"].map(
          choice,
        ),
      }),
      option("person", "person", "command.campaign.person"),
      option("value", "rest", "command.campaign.value", { completed: true }),
    ],
    "coordinators",
  ),
  handler: handlerFor,
  outside: begin,
  complete: async ({ db, campaign: { organisationId } }, name, typed) => {
    if (name !== "value") return [];
    const all = await associationsOf(db, { organisationId });
    return associationChoices(all, typed).map(({ label }) => ({ value: label, label }));
  },
};

export const campaignActions: readonly Action[] = [
  ...cardActions,
  ...settingActions,
  ...ruleActions,
  ...roleActions,
  ...claimsActions,
  ...channelActions,
  ...hereActions,
  startPost,
  ...setupActions,
  ...serverActions,
  ...nextActions,
  ...foundingActions,
];
