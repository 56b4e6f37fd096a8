import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import type { Key } from "../../src/locales/words.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { addPosts, URGENCY } from "../../src/store/delivery/posts.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { channelsFor, channelsOf } from "../../src/store/organisation/channels.ts";
import { coordinatorsOf, organiserIdsBy } from "../../src/store/people/roles.ts";
import { claimCallBlocks } from "../../src/views/claims.ts";
import { type SetupItem, setupMessage } from "../../src/views/setup.ts";
import { activityChoice } from "../activity/pick.ts";
import { overviewOf } from "../association/overview.ts";
import { ROLES } from "./granting.ts";
import { innerChannels, openWords } from "./readable.ts";

/** Everything that a running campaign has, and whether this one has it. */
const itemsOf = async (context: Reading): Promise<readonly SetupItem[]> => {
  const { db, campaign, words, today } = context;
  const { organisationId, settings } = campaign;
  const overview = await overviewOf(context);
  const channels = await channelsOf(db, { organisationId });
  const has = (purpose: string): boolean => channels.some((channel) => channel.purpose === purpose);
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: campaign.firstDay, to: campaign.lastDay });
  const live = shifts.filter(({ activity }) => !activity.cancelled);
  const ahead = live.filter(({ activity }) => activity.day >= today);
  const vague = ahead.filter(({ start, activity }) => !start || !activity.contact);
  const coordinators = (await coordinatorsOf(db, organisationId)).length;
  const item = (
    done: boolean,
    key: Key,
    values: Readonly<Record<string, string | number>>,
    action: string,
    label: Key,
  ): SetupItem => ({ done, said: words.say(key, values), action, label: words.say(label) });
  const inner = await innerChannels(context);
  const open = await openWords(context, inner);
  const readable =
    open.length > 0
      ? item(false, "setup.open", { channels: open.join(", ") }, "channels", "setup.button.channels")
      : item(true, "setup.closed", {}, "channels", "setup.button.channels");
  const { all } = overview;
  const ofAssociations = [
    item(
      overview.channels >= all,
      "setup.associationChannels",
      { count: overview.channels, all },
      "channels",
      "setup.button.match",
    ),
    item(
      overview.organised >= all,
      "setup.organisers",
      { count: overview.organised, all },
      "claims-call",
      "setup.button.call",
    ),
    item(
      overview.claims === 0,
      overview.claims === 0 ? "claims.none" : "setup.claims",
      { count: overview.claims },
      "claims",
      "claims.button.see",
    ),
    item(
      // A branch has no call list of its own.
      overview.localGoals >= overview.geographic,
      "setup.goals",
      { count: overview.localGoals, all: overview.geographic },
      "association-list",
      "setup.button.associations",
    ),
  ];
  return [
    item(has("daily") && has("coordinators"), "setup.channels", {}, "channels", "setup.button.channels"),
    ...(inner.length > 0 ? [readable] : []),
    item(
      all > 0,
      all > 0 ? "setup.associations" : "setup.noAssociations",
      { count: all },
      "association-new",
      "association.button.new",
    ),
    ...(all > 0 ? ofAssociations : []),
    item(live.length > 0, "setup.activities", { count: live.length }, "activity-new", "activity.button.new"),
    ...(ahead.length > 0
      ? [
          item(
            vague.length === 0,
            vague.length === 0 ? "setup.noneVague" : "setup.vague",
            { count: vague.length },
            "setup-vague",
            "setup.button.vague",
          ),
        ]
      : []),
    item(
      (settings.priorityAreas ?? []).length > 0,
      "setup.areas",
      { count: (settings.priorityAreas ?? []).length },
      "campaign-areas",
      "campaign.button.areas",
    ),
    item(coordinators > 1, "setup.coordinators", { count: coordinators }, "roles", "campaign.button.roles"),
  ];
};

/** `/campaign setup` where a campaign is: what is done and what is left. */
export const showSetup = async (context: Reading, notice: readonly Block[] = []): Promise<Message> => {
  await mustRunCampaign(context);
  return setupMessage(await itemsOf(context), context.words, notice);
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
