import { createHash } from "node:crypto";
import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Block, button, type ListedChannel, type Message, message, text } from "../../src/chat/index.ts";
import { matchChannels } from "../../src/domain/channel-match.ts";
import { UserError } from "../../src/domain/error.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { type Channel, channelsOf, setChannel } from "../../src/store/organisation/channels.ts";

/** A channel and what it would be for. */
type Proposed = Pick<Channel, "associationId"> & {
  readonly purpose: Exclude<Channel["purpose"], "none">;
  readonly channel: ListedChannel;
  /** The association's. */
  readonly name: string;
};

type Proposal = {
  readonly proposed: readonly Proposed[];
  /** What has a purpose in this workspace already. */
  readonly standing: readonly Channel[];
  readonly without: readonly string[];
};

/** What the names of the workspace's channels say, beside what is settled already. */
const proposalOf = async ({ db, campaign, actor, listed }: Reading): Promise<Proposal> => {
  const { organisationId } = campaign;
  const all = await associationsOf(db, { organisationId });
  const here = (await channelsOf(db, { organisationId })).filter(
    ({ workspaceId, purpose }) => workspaceId === actor.workspaceId && purpose !== "none",
  );
  const known = new Set(here.map(({ externalId }) => externalId));
  const placed = new Set(here.flatMap(({ associationId }) => associationId ?? []));
  const open = all.filter(({ id }) => !placed.has(id));
  const match = matchChannels(
    (listed ?? []).filter(({ id }) => !known.has(id)),
    open,
  );
  const has = (purpose: Channel["purpose"]): boolean => here.some((channel) => channel.purpose === purpose);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const proposed: readonly Proposed[] = [
    ...(match.daily && !has("daily")
      ? [{ channel: match.daily, purpose: "daily" as const, associationId: undefined, name: "" }]
      : []),
    ...(match.coordinators && !has("coordinators")
      ? [{ channel: match.coordinators, purpose: "coordinators" as const, associationId: undefined, name: "" }]
      : []),
    ...match.associations.map(({ channel, associationId }) => ({
      channel,
      purpose: "association" as const,
      associationId,
      name: names.get(associationId) ?? "",
    })),
  ];
  const matched = new Set(proposed.map(({ associationId }) => associationId));
  return { proposed, standing: here, without: open.filter(({ id }) => !matched.has(id)).map(({ name }) => name) };
};

const markOf = (proposed: readonly Proposed[]): string =>
  createHash("sha256")
    .update(
      proposed.map(({ channel, purpose, associationId }) => `${channel.id} ${purpose} ${associationId}`).join("\n"),
    )
    .digest("base64url")
    .slice(0, 20);

const shown = (channel: ListedChannel): string => `#${channel.name}`;

/** All channels on one page: what they would be for, what is left over, and one yes. */
export const showChannels = async (context: Reading, notice: readonly Block[] = []): Promise<Message> => {
  const { campaign, words, listed } = context;
  await mustRunCampaign(context);
  const { proposed, standing, without } = await proposalOf(context);
  const line = ({ channel, purpose, name }: Proposed): string =>
    purpose === "association"
      ? `${name} → ${shown(channel)}`
      : words.say(`channels.${purpose}`, { channel: shown(channel), clock: campaign.hours.dailySchedule });
  const known = new Map(listed?.map((channel) => [channel.id, channel]));
  const open = [
    ...proposed.filter(({ purpose }) => purpose !== "daily").map(({ channel }) => channel),
    ...standing.filter(({ purpose }) => purpose !== "daily").flatMap(({ externalId }) => known.get(externalId) ?? []),
  ].filter(({ closed }) => !closed);
  const settled = words.say("channels.settled", {
    daily: standing.filter(({ purpose }) => purpose === "daily").length,
    coordinators: standing.filter(({ purpose }) => purpose === "coordinators").length,
    count: standing.filter(({ purpose }) => purpose === "association").length,
  });
  const sorted = proposed.toSorted((a, b) => a.name.localeCompare(b.name, "sv"));
  const blocks: Block[] = [...notice, text([{ bold: words.say("channels.title") }, `\n${settled}`])];
  if (sorted.length > 0) {
    blocks.push(
      text(
        [{ bold: words.say("channels.proposed", { count: sorted.length }) }, `\n${sorted.map(line).join("\n")}`],
        [
          button(
            `channels-apply:${markOf(proposed)}`,
            words.say("channels.button.apply", { count: sorted.length }),
            "primary",
          ),
        ],
      ),
    );
    blocks.push(text(words.say("channels.tells")));
  } else blocks.push(text(words.say(listed ? "channels.nothing" : "channels.cantList")));
  if (open.length > 0) blocks.push(text(words.say("channels.open", { channels: open.map(shown).join(", ") })));
  if (without.length > 0)
    blocks.push(text(words.say("channels.without", { count: without.length, names: without.join(", ") })));
  blocks.push(text(words.say("channels.byHand")));
  return message(...blocks);
};

const apply = async (context: Writing): Promise<Message> => {
  const { tx, campaign, actor, arg, words } = context;
  await mustRunCampaign(context);
  const { proposed } = await proposalOf(context);
  if (proposed.length === 0) throw new UserError("error.old-button");
  if (markOf(proposed) !== arg) return showChannels(context, [text(words.say("channels.changed"))]);
  const { organisationId } = campaign;
  for (const { channel, purpose, associationId } of proposed) {
    const place = { workspaceId: actor.workspaceId, externalId: channel.id, closed: channel.closed };
    await setChannel(tx, { ...place, organisationId, purpose, associationId });
  }
  await audit(context, "set-channels", actor.workspaceId);
  return message(
    text(words.say("channels.applied", { count: proposed.length }), [
      button("setup", words.say("campaign.button.setup"), "primary"),
    ]),
  );
};

export const channelActions: readonly Action[] = [
  {
    name: "channels",
    handler: { kind: "read", answers: "private", lists: true, run: (context) => showChannels(context) },
  },
  { name: "channels-apply", handler: { kind: "write", answers: "update", lists: true, run: apply } },
];
