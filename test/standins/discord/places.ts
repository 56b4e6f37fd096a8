import { channelPayload, rolePayload, userPayload } from "./payloads.ts";
import { Person, type Stage } from "./person.ts";
import { Shown } from "./shown.ts";
import type { Channel, Guild, Member, Overwrite, Role, User } from "./world.ts";

/** A channel, with what the bot has posted there. */
export class ChannelPlace {
  readonly record: Channel;
  readonly #stage: Stage;

  constructor(stage: Stage, record: Channel) {
    this.#stage = stage;
    this.record = record;
  }

  get id(): string {
    return this.record.id;
  }

  get messages(): readonly Shown[] {
    return [...this.record.messages.values()].map((stored) => new Shown(this.#stage.scene.world, stored));
  }

  /** Sets what a role or member may do here beyond the guild's permissions, e.g. `PermissionFlagsBits.ViewChannel`. */
  overwrite(change: Partial<Overwrite> & Pick<Overwrite, "id">): void {
    this.record.overwrites.push({ of: "role", allow: 0n, deny: 0n, ...change });
    const { scene } = this.#stage;
    scene.dispatch("CHANNEL_UPDATE", channelPayload(this.record, scene.world));
  }

  delete(): void {
    const { scene } = this.#stage;
    scene.world.channels.delete(this.id);
    this.record.guild?.channels.delete(this.id);
    scene.dispatch("CHANNEL_DELETE", channelPayload(this.record, scene.world));
  }
}

/** A guild with the bot in it. */
export class GuildPlace {
  readonly record: Guild;
  readonly #stage: Stage;

  constructor(stage: Stage, record: Guild) {
    this.#stage = stage;
    this.record = record;
  }

  get id(): string {
    return this.record.id;
  }

  /** The channel of this name, made where there is none. */
  channel(name: string): ChannelPlace {
    const { world, dispatch } = this.#stage.scene;
    const found = [...this.record.channels.values()].find((channel) => channel.name === name);
    if (found) return new ChannelPlace(this.#stage, found);
    const made = world.channel("text", name, this.record);
    dispatch("CHANNEL_CREATE", channelPayload(made, world));
    return new ChannelPlace(this.#stage, made);
  }

  /** A person who joins; `as` brings in someone who is already elsewhere. */
  member(
    name: string,
    settings: { locale?: string; permissions?: bigint; roles?: string[]; as?: Person } = {},
  ): Person {
    const { world } = this.#stage.scene;
    const user: User = settings.as?.user ?? world.user(name);
    if (settings.locale) user.locale = settings.locale;
    const member: Member = world.join(this.record, user);
    for (const role of settings.roles ?? []) member.roles.add(role);
    if (settings.permissions) member.roles.add(this.role(`of ${name}`, settings.permissions));
    return new Person(this.#stage, this.record, user);
  }

  /** Makes a role and returns its id. */
  role(name: string, permissions = 0n): string {
    const { world, dispatch } = this.#stage.scene;
    const role: Role = { id: world.id(), name, permissions };
    this.record.roles.set(role.id, role);
    dispatch("GUILD_ROLE_CREATE", { guild_id: this.id, role: rolePayload(role, this.record.roles.size) });
    return role.id;
  }

  /** Takes a role from someone, of which nobody tells the bot without a privileged intent. */
  take(role: string, from: Person): void {
    this.record.members.get(from.id)?.roles.delete(role);
  }

  /** The bot's own role, to take permissions from. */
  get botRole(): Role {
    const role = [...this.record.roles.values()][1];
    if (!role) throw new Error("the bot has no role");
    return role;
  }

  ban(person: Person): void {
    const { world, dispatch } = this.#stage.scene;
    this.record.members.delete(person.id);
    this.record.banned.add(person.id);
    const about = { guild_id: this.id, user: userPayload(world.userOf(person.id)) };
    dispatch("GUILD_MEMBER_REMOVE", about);
    dispatch("GUILD_BAN_ADD", about);
  }
}
