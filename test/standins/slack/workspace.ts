import type { z } from "zod";
import type { Block } from "./shapes/blocks.ts";
import type { metadata } from "./shapes/message.ts";
import type { HomeView, ModalView } from "./shapes/views.ts";
import { words } from "./words.ts";

export type Metadata = z.infer<typeof metadata>;
export type Account = {
  readonly id: string;
  readonly name: string;
  locale: string;
  tz: string;
  admin: boolean;
  deleted: boolean;
};
export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly alt: string;
  readonly length: number;
  bytes: Uint8Array | undefined;
};

/** A message as it stands now; an edit changes it in place. */
export class Message {
  readonly kind = "message";
  readonly channel: Channel;
  readonly ts: string;
  /** Who alone sees it: it is in no history and gone with the next reload. */
  readonly onlyFor: string | undefined;
  text = "";
  blocks: readonly Block[] = [];
  metadata: Metadata | undefined;
  files: readonly StoredFile[] = [];
  edits = 0;

  constructor(channel: Channel, ts: string, onlyFor: string | undefined) {
    this.channel = channel;
    this.ts = ts;
    this.onlyFor = onlyFor;
  }

  /** What a person reads, without buttons. */
  get words(): string {
    return this.blocks.length > 0 ? words(this.blocks) : words(this.text);
  }
}

export class View {
  readonly kind: "modal" | "home";
  readonly id: string;
  hash: string;
  shape: ModalView | HomeView;

  constructor(id: string, hash: string, shape: ModalView | HomeView) {
    this.kind = shape.type;
    this.id = id;
    this.hash = hash;
    this.shape = shape;
  }

  get blocks(): readonly Block[] {
    return this.shape.blocks;
  }

  get words(): string {
    const title = this.shape.type === "modal" ? `${this.shape.title.text}\n` : "";
    return title + words(this.blocks);
  }
}

export class Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "public" | "private" | "im";
  /** Whose direct messages with the app these are. */
  readonly account: string | undefined;
  /** The app is in it. */
  member: boolean;
  archived = false;
  deleted = false;
  all: readonly Message[] = [];

  constructor(id: string, name: string, kind: Channel["kind"], member: boolean, account?: string) {
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.member = member;
    this.account = account;
  }

  /** What everyone in it sees, oldest first. */
  get messages(): readonly Message[] {
    return this.all.filter(({ onlyFor }) => onlyFor === undefined);
  }
}

/** Everything a Slack workspace keeps, with ids and time stamps in Slack's forms. */
export class Workspace {
  readonly team = { id: "T0EXAMPLE1", domain: "samling-example", name: "Exempeldistriktet" } as const;
  readonly app = { id: "A0EXAMPLE1", bot: "B0EXAMPLE1", user: "U0EXAMPLE1" } as const;
  readonly accounts = new Map<string, Account>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, StoredFile>();
  readonly views = new Map<string, View>();
  readonly homes = new Map<string, View>();
  readonly now: () => Date;
  #count = 0;
  #lastTs = 0;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** `C00000012`: a letter and eight digits, never the same twice. */
  id(letter: string): string {
    this.#count += 1;
    return `${letter}${String(this.#count).padStart(8, "0")}`;
  }

  /** Microseconds, later than any before, also where the clock was set back. */
  ts(): string {
    this.#lastTs = Math.max(this.now().getTime() * 1000, this.#lastTs + 1);
    return `${Math.floor(this.#lastTs / 1_000_000)}.${String(this.#lastTs % 1_000_000).padStart(6, "0")}`;
  }

  dmWith(account: string): Channel {
    const known = [...this.channels.values()].find((channel) => channel.account === account);
    if (known) return known;
    const channel = new Channel(this.id("D"), "directmessage", "im", true, account);
    this.channels.set(channel.id, channel);
    return channel;
  }

  say(channel: Channel, text: string, blocks: readonly Block[] = [], onlyFor?: string): Message {
    const message = new Message(channel, this.ts(), onlyFor);
    message.text = text;
    message.blocks = this.named(blocks);
    channel.all = [...channel.all, message];
    return message;
  }

  /** Slack names the blocks that come without a name. */
  named(blocks: readonly Block[]): readonly Block[] {
    return blocks.map((block) => ({ ...block, block_id: block.block_id ?? this.id("b") }));
  }

  view(shape: ModalView | HomeView): View {
    const view = new View(this.id("V"), this.ts(), this.dressed(shape));
    this.views.set(view.id, view);
    return view;
  }

  redress(view: View, shape: ModalView | HomeView): View {
    view.shape = this.dressed(shape);
    view.hash = this.ts();
    return view;
  }

  dressed<S extends ModalView | HomeView>(shape: S): S {
    return { ...shape, blocks: this.named(shape.blocks) };
  }
}
