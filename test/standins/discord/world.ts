import { type APIApplicationCommand, type APIMessage, PermissionFlagsBits as May } from "discord.js";
import { ids } from "./ids.ts";
import { Refusal } from "./refusal.ts";

export type User = {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  locale: string;
  /** Takes no direct messages from members of the server. */
  closed: boolean;
};
export type Role = { readonly id: string; readonly name: string; permissions: bigint };
export type Overwrite = { readonly id: string; readonly of: "role" | "member"; allow: bigint; deny: bigint };
export type Member = { readonly user: User; nick: string | null; readonly roles: Set<string>; readonly joined: Date };

/** A message with what Discord keeps to itself: its nonce, and whom it really woke. */
export type Stored = { payload: APIMessage; readonly nonce: string | undefined; pinged: readonly string[] };

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: "text" | "dm" | "thread";
  readonly guild: Guild | undefined;
  /** Of a thread: the channel it hangs in. */
  readonly parent: Channel | undefined;
  /** The people of a direct conversation or a private thread, the bot aside. */
  readonly people: Set<string>;
  readonly overwrites: Overwrite[];
  readonly messages: Map<string, Stored>;
};

type Event = { readonly id: string; readonly guild_id: string } & Record<string, unknown>;

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly roles: Map<string, Role>;
  readonly channels: Map<string, Channel>;
  readonly members: Map<string, Member>;
  readonly banned: Set<string>;
  readonly events: Map<string, Event>;
  commands: readonly APIApplicationCommand[];
};

const EVERYONE =
  May.ViewChannel | May.SendMessages | May.ReadMessageHistory | May.UseApplicationCommands | May.AttachFiles;
const BOT =
  May.ViewChannel |
  May.SendMessages |
  May.ReadMessageHistory |
  May.AttachFiles |
  May.EmbedLinks |
  May.CreatePrivateThreads |
  May.SendMessagesInThreads |
  May.CreateEvents;

/** Everything the stand-in knows. */
export class World {
  readonly now: () => number;
  readonly id: () => string;
  readonly bot: User;
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>();
  commands: readonly APIApplicationCommand[] = [];

  constructor(now: () => number) {
    this.now = now;
    this.id = ids(now);
    this.bot = this.user("Samling", true);
  }

  user(name: string, bot = false): User {
    const user: User = { id: this.id(), name, bot, locale: "en-GB", closed: false };
    this.users.set(user.id, user);
    return user;
  }

  guild(name: string): Guild {
    const id = this.id();
    const everyone: Role = { id, name: "@everyone", permissions: EVERYONE };
    const bot: Role = { id: this.id(), name: this.bot.name, permissions: BOT };
    const guild: Guild = {
      id,
      name,
      roles: new Map([everyone, bot].map((role) => [role.id, role])),
      channels: new Map(),
      members: new Map(),
      banned: new Set(),
      events: new Map(),
      commands: [],
    };
    this.guilds.set(id, guild);
    this.join(guild, this.bot).roles.add(bot.id);
    return guild;
  }

  join(guild: Guild, user: User): Member {
    const member: Member = { user, nick: null, roles: new Set(), joined: new Date(this.now()) };
    guild.members.set(user.id, member);
    return member;
  }

  channel(kind: Channel["kind"], name: string, guild?: Guild, parent?: Channel): Channel {
    const channel: Channel = {
      id: this.id(),
      name,
      kind,
      guild,
      parent,
      people: new Set(),
      overwrites: [],
      messages: new Map(),
    };
    this.channels.set(channel.id, channel);
    guild?.channels.set(channel.id, channel);
    return channel;
  }

  /** The direct conversation with someone, opened where there is none yet. */
  dm(user: User): Channel {
    const open = [...this.channels.values()].find(({ kind, people }) => kind === "dm" && people.has(user.id));
    if (open) return open;
    const channel = this.channel("dm", user.name);
    channel.people.add(user.id);
    return channel;
  }

  /** Whether the bot and this person share a guild: without one there are no direct messages. */
  shares(user: User): boolean {
    return [...this.guilds.values()].some(({ members }) => members.has(user.id) && members.has(this.bot.id));
  }

  guildOf(id: string): Guild {
    return this.guilds.get(id) ?? raise(10004);
  }

  channelOf(id: string): Channel {
    return this.channels.get(id) ?? raise(10003);
  }

  userOf(id: string): User {
    return this.users.get(id) ?? raise(10013);
  }

  memberOf(guild: Guild, user: string): Member {
    return guild.members.get(user) ?? raise(this.users.has(user) ? 10007 : 10013);
  }

  messageOf(channel: Channel, id: string): Stored {
    return channel.messages.get(id) ?? raise(10008);
  }
}

const raise = (code: number): never => {
  throw new Refusal(code);
};
