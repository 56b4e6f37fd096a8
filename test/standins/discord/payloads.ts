import {
  type APIDMChannel,
  type APIGuild,
  type APIGuildMember,
  type APIRole,
  type APITextChannel,
  type APIThreadChannel,
  type APIUser,
  ChannelType,
  Locale,
  OverwriteType,
} from "discord.js";
import type { Channel, Guild, Member, Role, User, World } from "./world.ts";

/** A set of flags with none raised. */
export const NONE: number = 0;

export const userPayload = (user: User) =>
  ({
    id: user.id,
    username: user.name.toLowerCase().replaceAll(/\W/g, "_"),
    discriminator: "0",
    global_name: user.bot ? null : user.name,
    avatar: null,
    bot: user.bot,
    public_flags: NONE,
    flags: NONE,
    primary_guild: null,
  }) satisfies APIUser;

export const memberPayload = (member: Member) =>
  ({
    user: userPayload(member.user),
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: member.joined.toISOString(),
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: NONE,
  }) satisfies APIGuildMember;

export const rolePayload = (role: Role, position: number): APIRole => ({
  id: role.id,
  name: role.name,
  permissions: role.permissions.toString(),
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: false,
  flags: NONE,
});

export const rolesPayload = (guild: Guild): APIRole[] => [...guild.roles.values()].map(rolePayload);

const textPayload = (channel: Channel, guild: Guild): APITextChannel => ({
  id: channel.id,
  type: ChannelType.GuildText,
  name: channel.name,
  guild_id: guild.id,
  position: 0,
  rate_limit_per_user: 0,
  permission_overwrites: channel.overwrites.map(({ id, of, allow, deny }) => ({
    id,
    type: of === "role" ? OverwriteType.Role : OverwriteType.Member,
    allow: allow.toString(),
    deny: deny.toString(),
  })),
});

const threadPayload = (channel: Channel, parent: Channel, world: World): APIThreadChannel => ({
  id: channel.id,
  type: ChannelType.PrivateThread,
  name: channel.name,
  guild_id: parent.guild?.id ?? "0",
  parent_id: parent.id,
  owner_id: world.bot.id,
  rate_limit_per_user: 0,
  message_count: channel.messages.size,
  member_count: channel.people.size + 1,
  total_message_sent: channel.messages.size,
  thread_metadata: {
    archived: false,
    locked: false,
    invitable: false,
    auto_archive_duration: 10080,
    archive_timestamp: new Date(0).toISOString(),
  },
  applied_tags: [],
});

const dmPayload = (channel: Channel, world: World): APIDMChannel => ({
  id: channel.id,
  type: ChannelType.DM,
  name: null,
  recipients: [...channel.people].map((id) => userPayload(world.userOf(id))),
});

export const channelPayload = (channel: Channel, world: World): APITextChannel | APIThreadChannel | APIDMChannel => {
  if (channel.parent) return threadPayload(channel, channel.parent, world);
  return channel.guild ? textPayload(channel, channel.guild) : dmPayload(channel, world);
};

/** A guild as the gateway tells of it, with only the bot among its members: more needs a privileged intent. */
export const guildPayload = (guild: Guild, world: World) => {
  const bot = guild.members.get(world.bot.id);
  const channels = [...guild.channels.values()];
  return {
    ...guildSettings(guild),
    roles: rolesPayload(guild),
    channels: channels.filter(({ parent }) => !parent).map((channel) => channelPayload(channel, world)),
    threads: channels.filter(({ parent }) => parent).map((channel) => channelPayload(channel, world)),
    members: bot ? [memberPayload(bot)] : [],
    member_count: guild.members.size,
    joined_at: bot?.joined.toISOString() ?? null,
    large: false,
    unavailable: false,
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [...guild.events.values()],
    soundboard_sounds: [],
  };
};

const guildSettings = (guild: Guild): Omit<APIGuild, "roles"> => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  owner_id: "1",
  region: null,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  emojis: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: NONE,
  rules_channel_id: null,
  vanity_url_code: null,
  description: null,
  banner: null,
  premium_tier: 0,
  preferred_locale: Locale.EnglishUS,
  public_updates_channel_id: null,
  nsfw_level: 0,
  stickers: [],
  premium_progress_bar_enabled: false,
  hub_type: null,
  safety_alerts_channel_id: null,
  incidents_data: null,
});
