import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { type Block, button, type Message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import type { Campaign } from "../../src/domain/organisation.ts";
import { isSameData } from "../../src/domain/same-data.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { togetherIn } from "../../src/store/activity/together.ts";
import { note } from "../../src/store/organisation/audit.ts";
import { changeCampaign, organisationOf } from "../../src/store/organisation/campaigns.ts";
import { addDraft, draftKind, draftOf, endDraft } from "../../src/store/organisation/drafts.ts";
import { campaignCard } from "../../src/views/campaign.ts";
import { mustRunCampaign } from "../association/rights.ts";

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
  const { tx, campaign, actor, at, words } = context;
  const { organisationId } = campaign;
  await changeCampaign(tx, next);
  await note(tx, { organisationId, actorId: actor.personId, verb: "change-campaign", subject: campaign.id, at });
  const draft = await addDraft(tx, CHANGE, {
    organisationId,
    personId: actor.personId,
    body: { before: campaign, after: next },
    at,
  });
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
      const { tx, campaign, actor, at, arg, words } = context;
      await mustRunCampaign(context);
      const change = await draftOf(tx, CHANGE, { id: arg, personId: actor.personId, at });
      if (change?.before.id !== campaign.id) throw new UserError("error.old-button");
      const { before, after } = change;
      if (!isSameData(campaign, after))
        return showCampaign(context, campaign, [text(words.say("activity.undo.later"))]);
      await changeCampaign(tx, before);
      const { organisationId } = campaign;
      await note(tx, { organisationId, actorId: actor.personId, verb: "undo-campaign", subject: campaign.id, at });
      await endDraft(tx, { id: arg, personId: actor.personId });
      return showCampaign(context, before, [text(words.say("association.undone"))]);
    },
  },
};

export const cardActions: readonly Action[] = [
  { name: "campaign", handler: { kind: "read", answers: "private", run: (context) => showCampaign(context) } },
  undo,
];
