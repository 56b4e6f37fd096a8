import { type APIChannel, type APIMessage, Routes } from "discord.js";
import type { Message } from "../../chat/message.ts";
import { Doubt, Gone, Later, type Outgoing, type Ref, type Target } from "../../chat/platform.ts";
import type { Api } from "./api.ts";
import { repeatable, sending } from "./faults.ts";
import { type Found, search } from "./history.ts";
import { partMark } from "./marks.ts";
import { type Part, render, renderOn, withMarks } from "./render.ts";
import type { Threads } from "./threads.ts";

/**
 * For how long a repeated nonce gives the first message back instead of a second: Discord says "the past few minutes",
 * so in milliseconds rather too short than too long.
 */
const NONCE_MEMORY = 120_000;

export type PostParts = {
  readonly api: Api;
  readonly now: () => Date;
  /** Whether the bot may read a channel's history; undefined where it can't be told now. */
  readonly readsHistory: (channel: string) => boolean | undefined;
  /** Whether an account still belongs to a workspace; true where that can't be told now. */
  readonly isMember: (workspace: string, account: string) => Promise<boolean>;
  readonly threads: Threads;
};

export type Posts = {
  readonly send: (post: Outgoing, message: Message) => Promise<Ref>;
  readonly edit: (ref: Ref, message: Message) => Promise<void>;
  readonly find: (post: Outgoing) => Promise<Ref | undefined>;
};

type Personal = Extract<Target, { kind: "account" }>;

/** Direct messages belong to no workspace at Discord, so their place remembers for which one they speak. */
const placeIn = (target: Target, channel: string): string =>
  target.kind === "account" ? `${channel}@${target.workspace}` : channel;

export const posts = ({ api, now, readsHistory, isMember, threads }: PostParts): Posts => {
  /** Direct conversations never change, so each is asked for once. */
  const direct = new Map<string, string>();

  const channelOf = async (target: Target): Promise<string> => {
    if (target.kind === "channel") return target.channel;
    const known = direct.get(target.account);
    if (known) return known;
    const body = { recipient_id: target.account };
    const opened = (await repeatable(() => api.bot.post(Routes.userChannels(), { body }))) as APIChannel;
    direct.set(target.account, opened.id);
    return opened.id;
  };

  /** Where a post may stand. */
  const placesOf = async (target: Target): Promise<readonly string[]> => {
    const place = await channelOf(target);
    const thread = target.kind === "account" ? await threads.find(target.workspace, target.account) : undefined;
    return thread ? [place, thread] : [place];
  };

  const isFresh = ({ since }: Outgoing): boolean => now().getTime() - since.getTime() < NONCE_MEMORY;

  const isReadable = ({ target }: Outgoing, channel: string): boolean =>
    target.kind === "account" || readsHistory(channel) === true;

  const look = (post: Outgoing, channel: string): Promise<Found> =>
    repeatable(() => search(api.bot, channel, post.id, post.since));

  const create = async (post: Outgoing, channel: string, { body, files }: Part, at: number): Promise<string> => {
    const nonced = { ...body, nonce: `${post.id}.${at}`, enforce_nonce: true };
    const made = await sending(() => api.bot.post(Routes.channelMessages(channel), { body: nonced, files }));
    return (made as APIMessage).id;
  };

  const sendTo = async (channel: string, post: Outgoing, rendered: readonly Part[]): Promise<Ref> => {
    // A later attempt goes on after the parts that stand, since Discord may have forgotten their nonces.
    const there = isFresh(post) || !isReadable(post, channel) ? [] : (await look(post, channel)).parts;
    const parts: string[] = [];
    for (const [at, part] of rendered.entries()) {
      const mark = partMark(post.id, at, at === rendered.length - 1);
      const marked = withMarks(part, { part: mark, workspace: post.target.workspace });
      try {
        parts.push(there[at] ?? (await create(post, channel, marked, at)));
      } catch (error) {
        // Once a part stands, "nothing was sent" is no longer true; sending again goes on from there.
        if (error instanceof Later && parts.length > 0) throw new Doubt("sent in part", { cause: error });
        throw error;
      }
    }
    return { channel: placeIn(post.target, channel), parts };
  };

  const sendToPerson = async (post: Outgoing, target: Personal, rendered: readonly Part[]): Promise<Ref> => {
    const { workspace, account } = target;
    if (!(await isMember(workspace, account))) throw new Gone("unreachable-person");
    try {
      return await sendTo(await channelOf(target), post, rendered);
    } catch (error) {
      if (!(error instanceof Gone && error.why === "unreachable-person")) throw error;
      const thread = await threads.open(workspace, account);
      if (!thread) throw error;
      return sendTo(thread, post, rendered);
    }
  };

  return {
    send: async (post, message) => {
      const { target } = post;
      const rendered = render(message);
      return target.kind === "account" ? sendToPerson(post, target, rendered) : sendTo(target.channel, post, rendered);
    },

    edit: async (ref, message) => {
      const [channel = "", workspace] = ref.channel.split("@");
      for (const [at, part] of renderOn(message, ref.parts.length).entries()) {
        const { body, files } = workspace ? withMarks(part, { workspace }) : part;
        const route = Routes.channelMessage(channel, ref.parts[at] ?? "");
        try {
          await repeatable(() => api.bot.patch(route, { body, files }));
        } catch (error) {
          // Someone may have deleted a later part; the first still shows what matters.
          if (!(at > 0 && error instanceof Gone && error.why === "unknown-message")) throw error;
        }
      }
    },

    find: async (post) => {
      // Sending again with the same nonce is safe and settles it.
      if (isFresh(post)) return undefined;
      const { target } = post;
      for (const channel of await placesOf(target)) {
        if (!isReadable(post, channel)) throw new Doubt("the channel's history can't be read");
        const { parts, complete } = await look(post, channel);
        if (complete) return { channel: placeIn(target, channel), parts: parts.flatMap((id) => id ?? []) };
      }
      return undefined;
    },
  };
};
