import { type APIApplicationCommand, InteractionContextType, type InteractionType } from "discord.js";
import type { Interaction } from "./interaction.ts";
import { channelPayload, memberPayload, userPayload } from "./payloads.ts";
import { inChannel, inGuild } from "./permissions.ts";
import type { Channel, Guild, Member, Stored, User, World } from "./world.ts";

type Deed = {
  readonly guild: Guild;
  readonly user: User;
  readonly channel: Channel;
  readonly interaction: Interaction;
  readonly type: InteractionType;
  readonly data: object;
  readonly on: Stored | undefined;
};

/** An interaction as the gateway tells of it: with the member in a guild, with only the user in direct messages. */
export const told = (world: World, deed: Deed): object => {
  const { guild, user, channel, interaction } = deed;
  const bot = guild.members.get(world.bot.id);
  const common = {
    id: interaction.id,
    application_id: world.bot.id,
    type: deed.type,
    data: deed.data,
    token: interaction.token,
    version: 1,
    channel: channelPayload(channel, world),
    channel_id: channel.id,
    locale: user.locale,
    app_permissions: String(bot ? inChannel(guild, channel, bot) : 0n),
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...(deed.on && { message: deed.on.payload }),
  };
  if (!channel.guild) {
    const owners = { authorizing_integration_owners: { 0: "0" }, context: InteractionContextType.BotDM };
    return { ...common, ...owners, user: userPayload(user) };
  }
  const member = world.memberOf(guild, user.id);
  return {
    ...common,
    guild_id: guild.id,
    guild: { id: guild.id, locale: "en-US", features: [] },
    guild_locale: "en-US",
    member: { ...memberPayload(member), permissions: inChannel(guild, channel, member).toString() },
    authorizing_integration_owners: { 0: guild.id },
    context: InteractionContextType.Guild,
  };
};

/** Whether Discord offers the command to this member. */
export const mayUse = (command: APIApplicationCommand, guild: Guild, member: Member | undefined): boolean => {
  if (!member) return false;
  const needed = BigInt(command.default_member_permissions ?? 0);
  return (inGuild(guild, member) & needed) === needed;
};
