import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIMessage,
  PermissionFlagsBits as May,
  MessageType,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
} from "discord.js";
import { type Component, numbered, walk } from "./component.ts";
import { byAge, madeAt } from "./ids.ts";
import { NONE, userPayload } from "./payloads.ts";
import { demand, inChannel } from "./permissions.ts";
import { misfit, Refusal } from "./refusal.ts";
import { checkMessage, type Draft, isV2 } from "./rules.ts";
import type { Channel, Stored, User, World } from "./world.ts";

/** A file as it came with a request: `files[0]` has the key 0. */
export type Upload = { readonly key: string; readonly name: string; readonly bytes: Uint8Array };
export type NewBody = RESTPostAPIChannelMessageJSONBody;
export type EditBody = RESTPatchAPIChannelMessageJSONBody;

const EPHEMERAL = 1 << 6;
const MENTION = /<@!?(\d+)>/g;

/** How long Discord remembers a nonce: "the past few minutes", in milliseconds. */
const NONCE_MEMORY = 180_000;

/** Puts a message of the bot's into a channel, or returns the one that already bears its enforced nonce. */
export const post = (world: World, channel: Channel, body: NewBody, uploads: readonly Upload[]): Stored => {
  const known = body.enforce_nonce ? recent(world, channel, String(body.nonce ?? "")) : undefined;
  if (known) return known;
  const stored = write(world, channel, body, uploads);
  channel.messages.set(stored.payload.id, stored);
  return stored;
};

const recent = (world: World, channel: Channel, nonce: string): Stored | undefined => {
  if (nonce === "") throw misfit("enforce_nonce: needs a nonce");
  const young = (id: string) => world.now() - madeAt(id) < NONCE_MEMORY;
  return [...channel.messages.values()].find((each) => each.nonce === nonce && young(each.payload.id));
};

/** May the bot write here, with these files? Throws Discord's refusal. */
export const mayWrite = (world: World, channel: Channel, uploads: readonly Upload[]): void => {
  const write = channel.kind === "thread" ? May.SendMessagesInThreads : May.SendMessages;
  demand(world, channel, write, ...(uploads.length > 0 ? [May.AttachFiles] : []));
  if (channel.kind !== "dm") return;
  const people = [...channel.people].map((id) => world.userOf(id));
  if (people.some((user) => user.closed || !world.shares(user))) throw new Refusal(50007);
};

/** A message made from a request, not yet in any channel: answers to interactions may be for one person only. */
export const write = (world: World, channel: Channel, body: NewBody, uploads: readonly Upload[]): Stored => {
  const files = attached(world, body.attachments ?? [], uploads, []);
  const draft = drafted(body, { content: "", embeds: [], components: [], flags: body.flags ?? 0, files: [] }, files);
  checkMessage(draft);
  const payload: APIMessage = {
    ...blank(world, channel, world.bot),
    content: draft.content,
    attachments: files,
    flags: draft.flags,
    components: componentsOf(draft),
    application_id: world.bot.id,
  };
  const nonce = body.nonce === undefined ? undefined : String(body.nonce);
  return { payload, nonce, pinged: draft.flags & EPHEMERAL ? [] : pings(draft, body.allowed_mentions) };
};

const blank = (world: World, channel: Channel, author: User): APIMessage => ({
  id: world.id(),
  channel_id: channel.id,
  author: userPayload(author),
  content: "",
  timestamp: new Date(world.now()).toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: MessageType.Default,
  flags: NONE,
  components: [],
});

/** Somebody writes something in a channel. */
export const said = (world: World, channel: Channel, author: User, content: string): void => {
  const payload = { ...blank(world, channel, author), content };
  channel.messages.set(payload.id, { payload, nonce: undefined, pinged: [] });
};

// The bodies were held against the description, so components have the shape that the payload's type promises.
const componentsOf = (draft: Draft) => numbered(draft.components) as unknown as NonNullable<APIMessage["components"]>;
const drafted = (body: NewBody | EditBody, base: Draft, files: readonly APIAttachment[]): Draft => ({
  content: body.content === undefined ? base.content : (body.content ?? ""),
  embeds: body.embeds === undefined ? base.embeds : (body.embeds ?? []),
  components: body.components === undefined ? base.components : ((body.components ?? []) as readonly Component[]),
  flags: base.flags,
  files: files.map(({ filename }) => filename),
});

/** Changes a message in place. The V2 flag can be set but never lost. */
export const change = (world: World, stored: Stored, body: EditBody, uploads: readonly Upload[]): void => {
  const { payload } = stored;
  if (payload.author.id !== world.bot.id) throw new Refusal(50005);
  const kept = payload.attachments.filter(
    ({ id }) => !body.attachments || body.attachments.some((one) => one.id === id),
  );
  const files = [...kept, ...attached(world, body.attachments ?? [], uploads, kept)];
  const flags = (payload.flags ?? 0) | (isV2(body.flags ?? 0) ? (body.flags ?? 0) : 0);
  const base = { content: payload.content, embeds: payload.embeds, components: payload.components ?? [], flags };
  const draft = drafted(body, { ...base, components: base.components as readonly Component[], files: [] }, files);
  checkMessage(draft);
  stored.payload = {
    ...payload,
    content: draft.content,
    flags,
    components: body.components === undefined ? (payload.components ?? []) : componentsOf(draft),
    attachments: files,
    edited_timestamp: new Date(world.now()).toISOString(),
  };
};

type Described = { readonly id: string | number; readonly description?: string | null | undefined };
const MOST_BYTES = 10 * 1024 * 1024;

const attached = (
  world: World,
  described: readonly Described[],
  uploads: readonly Upload[],
  kept: readonly APIAttachment[],
): APIAttachment[] => {
  const orphan = described.find(
    ({ id }) => ![...uploads.map(({ key }) => key), ...kept.map((one) => one.id)].includes(String(id)),
  );
  if (orphan) throw misfit(`attachments: nothing was uploaded for ${orphan.id}`);
  return uploads.map(({ key, name, bytes }) => {
    if (bytes.length > MOST_BYTES) throw misfit("files: at most 10 MiB");
    const id = world.id();
    world.files.set(id, { name, bytes });
    const description = described.find((one) => String(one.id) === key)?.description;
    const url = `https://cdn.discordapp.com/attachments/${id}/${name}`;
    return { id, filename: name, size: bytes.length, url, proxy_url: url, ...(description && { description }) };
  });
};

/** Whom a message wakes: those it mentions and its `allowed_mentions` allow. Without that field everyone mentioned. */
const pings = (draft: Draft, allowed: APIAllowedMentions | undefined): readonly string[] => {
  const texts = [draft.content, ...walk(draft.components).map(({ content = "" }) => content)].join("\n");
  const mentioned = new Set([...texts.matchAll(MENTION)].flatMap(([, id]) => id ?? []));
  const all: readonly string[] = allowed ? (allowed.parse ?? []) : ["users", "everyone"];
  const people = [...mentioned].filter((id) => all.includes("users") || allowed?.users?.includes(id));
  return /@(everyone|here)/.test(texts) && all.includes("everyone") ? [...people, "everyone"] : people;
};

/** A page of history, newest first, without nonces; empty for a bot that may not read it. */
export const history = (world: World, channel: Channel, query: URLSearchParams): readonly APIMessage[] => {
  demand(world, channel);
  const bot = channel.guild?.members.get(world.bot.id);
  if (channel.guild && bot && !(inChannel(channel.guild, channel, bot) & May.ReadMessageHistory)) return [];
  const limit = Number(query.get("limit") ?? 50);
  if (limit < 1 || limit > 100) throw misfit("limit: 1 to 100");
  const all = [...channel.messages.values()].map(({ payload }) => payload).sort((a, b) => byAge(a.id, b.id));
  const [before, after] = [query.get("before"), query.get("after")];
  const older = before ? all.filter(({ id }) => byAge(id, before) < 0) : all;
  const page = after ? older.filter(({ id }) => byAge(id, after) > 0).slice(0, limit) : older.slice(-limit);
  return page.toReversed();
};
