import { PermissionFlagsBits as May } from "discord.js";
import { Refusal } from "./refusal.ts";
import type { Channel, Guild, Member, World } from "./world.ts";

const ALL = Object.values(May).reduce((all, one) => all | one, 0n);

/** What a member may do in the whole guild. */
export const inGuild = (guild: Guild, member: Member): bigint => {
  const roles = [guild.id, ...member.roles].flatMap((id) => guild.roles.get(id) ?? []);
  const base = roles.reduce((all, role) => all | role.permissions, 0n);
  return base & May.Administrator ? ALL : base;
};

/** What a member may do in a channel: the guild's permissions, then its overwrites for everyone, roles and the member. */
export const inChannel = (guild: Guild, channel: Channel, member: Member): bigint => {
  const base = inGuild(guild, member);
  if (base === ALL) return ALL;
  const { overwrites } = channel.parent ?? channel;
  const layers = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id, of }) => of === "role" && member.roles.has(id)),
    overwrites.filter(({ id, of }) => of === "member" && id === member.user.id),
  ];
  const may = layers.reduce((sum, layer) => {
    const denied = layer.reduce((all, { deny }) => all | deny, 0n);
    const allowed = layer.reduce((all, { allow }) => all | allow, 0n);
    return (sum & ~denied) | allowed;
  }, base);
  // Whoever can't see a channel can do nothing in it.
  return may & May.ViewChannel ? may : 0n;
};

/** Refuses as Discord does what the bot may not do in a channel. */
export const demand = (world: World, channel: Channel, ...needed: readonly bigint[]): void => {
  if (!channel.guild) return;
  const bot = channel.guild.members.get(world.bot.id);
  if (!bot) throw new Refusal(50001);
  const may = inChannel(channel.guild, channel, bot);
  if (!(may & May.ViewChannel)) throw new Refusal(50001);
  if (needed.some((one) => !(may & one))) throw new Refusal(50013);
};
