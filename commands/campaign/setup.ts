import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { addPosts, URGENCY } from "../../src/store/delivery/posts.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { channelsFor } from "../../src/store/organisation/channels.ts";
import { organiserIdsBy } from "../../src/store/people/roles.ts";
import { claimCallBlocks } from "../../src/views/claims.ts";
import { setupMessage } from "../../src/views/setup.ts";
import { activityChoice } from "../activity/pick.ts";
import { ROLES } from "./granting.ts";
import { setupItems } from "./setup-items.ts";

/** `/campaign setup` where a campaign is: what is done and what is left. */
export const showSetup = async (context: Reading, notice: readonly Block[] = []): Promise<Message> => {
  await mustRunCampaign(context);
  return setupMessage(await setupItems(context), context.words, notice);
};

/** `claims-call` shows the post that asks for organisers, and where it would go. */
const askCall = async (context: Reading): Promise<Message> => {
  const { db, campaign, words } = context;
  await mustRunCampaign(context);
  const { organisationId } = campaign;
  const all = await associationsOf(db, { organisationId });
  if (all.length === 0) throw new UserError("association.none");
  const places = await channelsFor(db, { organisationId, purpose: "daily" });
  if (places.length === 0)
    throw new UserError("setup.no-daily", {}, [{ action: "channels", label: "setup.button.channels" }]);
  const organised = await organiserIdsBy(db, { organisationId });
  const [post] = claimCallBlocks(all, organised.size, words);
  return message(
    text([{ bold: words.say("setup.call.will") }]),
    ...(post ? [post] : []),
    text(words.say("setup.call.told", { count: places.length }), [
      button("claims-post", words.say("setup.button.post"), "primary"),
      button("setup", words.say("activity.no")),
    ]),
  );
};

const postCall = async (context: Writing): Promise<Message> => {
  const { tx, campaign, at, words } = context;
  await mustRunCampaign(context);
  const { organisationId } = campaign;
  const posts = (await channelsFor(tx, { organisationId, purpose: "daily" })).map(({ id }) => ({
    organisationId,
    to: { channelId: id },
    view: "claim-call",
    args: {},
    subject: ROLES,
    urgency: URGENCY.bulk,
    dueAt: at,
  }));
  await addPosts(tx, posts, at);
  await audit(context, "call-organisers", campaign.id);
  return showSetup(context, [text(words.say("setup.call.done"))]);
};

const VAGUE_SHOWN = 25;

/** `setup-vague`: the activities whose time or contact is missing, to be opened one by one. */
const showVague = async (context: Reading): Promise<Message> => {
  const { db, campaign, today, words } = context;
  await mustRunCampaign(context);
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: today, to: campaign.lastDay });
  const vague = shifts.filter(({ start, activity }) => !activity.cancelled && (!start || !activity.contact));
  if (vague.length === 0) return showSetup(context);
  const choices = [...new Map(vague.map((shift) => [shift.activityId, shift])).values()]
    .slice(0, VAGUE_SHOWN)
    .map((shift) => activityChoice(shift, context));
  return message(text(words.say("setup.vagueAsk")), {
    kind: "select",
    action: "activity:0",
    label: words.say("activity.choose.label"),
    choices,
  });
};

export const setupActions: readonly Action[] = [
  {
    name: "setup",
    handler: { kind: "read", answers: "private", lists: true, run: (context) => showSetup(context) },
  },
  { name: "setup-vague", handler: { kind: "read", answers: "private", run: showVague } },
  { name: "claims-call", handler: { kind: "read", answers: "private", run: askCall } },
  { name: "claims-post", handler: { kind: "write", answers: "update", run: postCall } },
];
