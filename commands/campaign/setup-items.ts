import type { Reading } from "../../src/bot/context.ts";
import type { Blanks, Key, Words } from "../../src/locales/words.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { channelsOf } from "../../src/store/organisation/channels.ts";
import { coordinatorsOf } from "../../src/store/people/roles.ts";
import type { Overview } from "../../src/views/association.ts";
import type { SetupItem } from "../../src/views/setup.ts";
import { overviewOf } from "../association/overview.ts";
import { innerChannels, openWords } from "./readable.ts";

/** A button: the action that it leads to, and its label. */
type Way = readonly [action: string, label: Key];

const itemIn =
  (words: Words) =>
  (done: boolean, key: Key, [action, label]: Way, blanks: Blanks = {}): SetupItem => ({
    done,
    said: words.say(key, blanks),
    action,
    label: words.say(label),
  });

const CHANNELS: Way = ["channels", "setup.button.channels"];

const channelItems = async (context: Reading): Promise<readonly SetupItem[]> => {
  const { db, campaign, words } = context;
  const item = itemIn(words);
  const channels = await channelsOf(db, { organisationId: campaign.organisationId });
  const has = (purpose: string): boolean => channels.some((channel) => channel.purpose === purpose);
  const chosen = item(has("daily") && has("coordinators"), "setup.channels", CHANNELS);
  const inner = await innerChannels(context);
  if (inner.length === 0) return [chosen];
  const open = await openWords(context, inner);
  const closed = open.length === 0;
  return [chosen, item(closed, closed ? "setup.closed" : "setup.open", CHANNELS, { channels: open.join(", ") })];
};

const associationItems = (overview: Overview, words: Words): readonly SetupItem[] => {
  const item = itemIn(words);
  const { all, channels, organised, claims, localGoals, geographic } = overview;
  const add: Way = ["association-new", "association.button.new"];
  if (all === 0) return [item(false, "setup.noAssociations", add)];
  const noClaims = claims === 0;
  // A branch has no call list of its own.
  const goals = { count: localGoals, all: geographic };
  return [
    item(true, "setup.associations", add, { count: all }),
    item(channels >= all, "setup.associationChannels", ["channels", "setup.button.match"], { count: channels, all }),
    item(organised >= all, "setup.organisers", ["claims-call", "setup.button.call"], { count: organised, all }),
    item(noClaims, noClaims ? "claims.none" : "setup.claims", ["claims", "claims.button.see"], { count: claims }),
    item(localGoals >= geographic, "setup.goals", ["association-list", "setup.button.associations"], goals),
  ];
};

const activityItems = async ({ db, campaign, words, today }: Reading): Promise<readonly SetupItem[]> => {
  const item = itemIn(words);
  const { id: campaignId, firstDay: from, lastDay: to } = campaign;
  const shifts = await scheduleBetween(db, { campaignId, from, to });
  const live = shifts.filter(({ activity }) => !activity.cancelled);
  const any = item(live.length > 0, "setup.activities", ["activity-new", "activity.button.new"], {
    count: live.length,
  });
  const ahead = live.filter(({ activity }) => activity.day >= today);
  if (ahead.length === 0) return [any];
  const count = ahead.filter(({ start, activity }) => !start || !activity.contact).length;
  const key = count === 0 ? "setup.noneVague" : "setup.vague";
  return [any, item(count === 0, key, ["setup-vague", "setup.button.vague"], { count })];
};

/** Everything that a running campaign has, and whether this one has it. */
export const setupItems = async (context: Reading): Promise<readonly SetupItem[]> => {
  const { db, campaign, words } = context;
  const item = itemIn(words);
  const areas = (campaign.settings.priorityAreas ?? []).length;
  const coordinators = (await coordinatorsOf(db, campaign.organisationId)).length;
  return [
    ...(await channelItems(context)),
    ...associationItems(await overviewOf(context), words),
    ...(await activityItems(context)),
    item(areas > 0, "setup.areas", ["campaign-areas", "campaign.button.areas"], { count: areas }),
    item(coordinators > 1, "setup.coordinators", ["roles", "campaign.button.roles"], { count: coordinators }),
  ];
};
