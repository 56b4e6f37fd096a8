import {
  type APIChannel,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  ChannelType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from "discord.js";
import type { ListedChannel } from "../../chat/channels.ts";
import { missingIn, type Permission } from "./invite.ts";

/** A channel that can be written in, as someone who sets Samling up needs to know it. */
export type ServerChannel = {
  readonly id: string;
  readonly name: string;
  /** Everyone in the server can read it. */
  readonly open: boolean;
  /** What Samling may not do there but must. */
  readonly missing: readonly Permission[];
};

const TEXT: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** Those in which the bot may write. */
export const writable = (channels: readonly ServerChannel[]): readonly ListedChannel[] =>
  channels
    .filter(({ missing }) => !missing.includes("ViewChannel") && !missing.includes("SendMessages"))
    .map(({ id, name, open }) => ({ id, name, closed: !open }));

/** The channels of a server as of now, in the order in which the server shows them. `bot` is the bot's account. */
export const channelsOf = async (rest: REST, guild: string, bot: string): Promise<readonly ServerChannel[]> => {
  const [roles, me, channels] = await Promise.all([
    rest.get(Routes.guildRoles(guild)) as Promise<readonly APIRole[]>,
    rest.get(Routes.guildMember(guild, bot)) as Promise<APIGuildMember>,
    rest.get(Routes.guildChannels(guild)) as Promise<readonly APIChannel[]>,
  ]);
  const everyone: Bearer = { guild, account: "", roles: [] };
  const position = (channel: APIChannel): number => ("position" in channel ? channel.position : 0);
  const ordered = channels.toSorted((a, b) => position(a) - position(b));
  return ordered.flatMap((channel) => {
    if (!TEXT.includes(channel.type)) return [];
    const overwrites = ("permission_overwrites" in channel && channel.permission_overwrites) || [];
    const may = (bearer: Bearer) => permitted(bearer, roles, overwrites);
    return [
      {
        id: channel.id,
        name: channel.name ?? "",
        open: (may(everyone) & PermissionFlagsBits.ViewChannel) !== 0n,
        missing: missingIn(may({ guild, account: bot, roles: me.roles })),
      },
    ];
  });
};

/** What the bot may do in a server, where no channel says otherwise. */
export const mayInServer = async (rest: REST, guild: string, bot: string): Promise<bigint> => {
  const [roles, me] = await Promise.all([
    rest.get(Routes.guildRoles(guild)) as Promise<readonly APIRole[]>,
    rest.get(Routes.guildMember(guild, bot)) as Promise<APIGuildMember>,
  ]);
  return permitted({ guild, account: bot, roles: me.roles }, roles, []);
};

type Bearer = { readonly guild: string; readonly account: string; readonly roles: readonly string[] };

const ALL = Object.values(PermissionFlagsBits).reduce((all, one) => all | one, 0n);
const union = (permissions: readonly string[]): bigint => permissions.reduce((all, one) => all | BigInt(one), 0n);

/** Discord's order: the roles, then a channel's overwrites for everyone, for roles, for the member. */
const permitted = (
  { guild, account, roles: own }: Bearer,
  roles: readonly APIRole[],
  overwrites: readonly APIOverwrite[],
): bigint => {
  const base = union(roles.filter(({ id }) => id === guild || own.includes(id)).map(({ permissions }) => permissions));
  if (base & PermissionFlagsBits.Administrator) return ALL;
  const layers = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id }) => own.includes(id)),
    overwrites.filter(({ id }) => id === account),
  ];
  return layers.reduce(
    (sum, layer) => (sum & ~union(layer.map(({ deny }) => deny))) | union(layer.map(({ allow }) => allow)),
    base,
  );
};
