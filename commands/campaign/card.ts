import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { draftIn, dropDraft, keepDraft } from "../../src/bot/drafts.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Block, button, type Message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import type { Campaign } from "../../src/domain/organisation.ts";
import { isSameData } from "../../src/domain/same-data.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { togetherIn } from "../../src/store/activity/together.ts";
import { changeCampaign, organisationOf } from "../../src/store/organisation/campaigns.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { campaignCard } from "../../src/views/campaign.ts";

/** The campaign as it is in `campaign`, which may be newer than the context's. */
export const showCampaign = async (
  context: Reading,
  campaign: Campaign = context.campaign,
  notice: readonly Block[] = [],
): Promise<Message> => {
  const { db, words } = context;
  await mustRunCampaign(context);
  const { id, firstDay, lastDay } = campaign;
  const shifts = await scheduleBetween(db, { campaignId: id, from: firstDay, to: lastDay });
  const card = {
    campaign,
    organisation: (await organisationOf(db, campaign.organisationId))?.name ?? "",
    activities: new Set(shifts.map(({ activityId }) => activityId)).size,
    together: await togetherIn(db, { campaignId: id }),
    server: context.call.platform === "discord",
  };
  return campaignCard(card, words, notice);
};

/** How a campaign was before a change, and after it. */
type Change = { readonly before: Campaign; readonly after: Campaign };
const CHANGE = draftKind<Change>("campaign-change");

type Shown = {
  readonly notes?: readonly string[];
  /** The page that was changed; the card where it is not said. */
  readonly show?: typeof showCampaign;
};

/** Writes a change, and shows the page with a way back. Nobody is messaged about a campaign's settings. */
export const changed = async (
  context: Writing,
  next: Campaign,
  { notes = [], show = showCampaign }: Shown = {},
): Promise<Message> => {
  const { tx, campaign, words } = context;
  await changeCampaign(tx, next);
  await audit(context, "change-campaign", campaign.id);
  const draft = await keepDraft(context, CHANGE, { before: campaign, after: next });
  const said = [words.say("campaign.changed"), ...notes].join(" ");
  const undo = button(`campaign-undo:${draft}`, words.say("activity.button.undo"));
  return show(context, next, [text(said, [undo])]);
};

const undo: Action = {
  name: "campaign-undo",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, campaign, arg, words } = context;
      await mustRunCampaign(context);
      const { before, after } = await draftIn(context, CHANGE, arg);
      if (before.id !== campaign.id) throw new UserError("error.old-button");
      if (!isSameData(campaign, after))
        return showCampaign(context, campaign, [text(words.say("activity.undo.later"))]);
      await changeCampaign(tx, before);
      await audit(context, "undo-campaign", campaign.id);
      await dropDraft(context, arg);
      return showCampaign(context, before, [text(words.say("association.undone"))]);
    },
  },
};

export const cardActions: readonly Action[] = [
  { name: "campaign", handler: { kind: "read", answers: "private", run: (context) => showCampaign(context) } },
  undo,
];
