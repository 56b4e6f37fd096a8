import {
  type APIChannel,
  type APIThreadChannel,
  ChannelType,
  type REST,
  Routes,
  ThreadAutoArchiveDuration,
} from "discord.js";
import { Gone } from "../../chat/platform.ts";
import { repeatable } from "./faults.ts";
import { workspaceMark } from "./marks.ts";

/** A week: Discord's longest. */
const ARCHIVED_AFTER = ThreadAutoArchiveDuration.OneWeek;

/** Private threads with one person each, for those who take no direct messages. */
export type Threads = {
  /** The thread's id; undefined where none can be had. Throws `Later`. */
  readonly open: (workspace: string, account: string) => Promise<string | undefined>;
  /** The thread that is there already. */
  readonly find: (workspace: string, account: string) => Promise<string | undefined>;
};

/** A thread is known by its name, which names nobody: an account can't be read from it. */
const nameOf = (account: string): string => `Samling ${workspaceMark(account).toString(36)}`;

/** `channelFor` tells in which channel of a workspace such threads hang; undefined: nowhere. */
export const threads = (rest: REST, channelFor: (workspace: string) => Promise<string | undefined>): Threads => {
  const known = new Map<string, string>();

  const find = async (workspace: string, account: string): Promise<string | undefined> => {
    const key = `${workspace} ${account}`;
    const cached = known.get(key);
    if (cached) return cached;
    const all = await orNone(async () => {
      const active = await repeatable(() => rest.get(Routes.guildActiveThreads(workspace)));
      return (active as { readonly threads: readonly APIThreadChannel[] }).threads;
    });
    const found = all?.find(({ name, type }) => type === ChannelType.PrivateThread && name === nameOf(account));
    if (found) known.set(key, found.id);
    return found?.id;
  };

  const create = async (channel: string, account: string): Promise<string> => {
    const body = {
      name: nameOf(account),
      type: ChannelType.PrivateThread,
      invitable: false,
      auto_archive_duration: ARCHIVED_AFTER,
    };
    const made = (await repeatable(() => rest.post(Routes.threads(channel), { body }))) as APIChannel;
    return made.id;
  };

  return {
    find,
    open: async (workspace, account) => {
      const channel = await channelFor(workspace);
      if (!channel) return undefined;
      return orNone(async () => {
        const thread = (await find(workspace, account)) ?? (await create(channel, account));
        await repeatable(() => rest.put(Routes.threadMembers(thread, account)));
        known.set(`${workspace} ${account}`, thread);
        return thread;
      });
    },
  };
};

/** Undefined where Discord does not let us. */
const orNone = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Gone && error.why !== "stopped") return undefined;
    throw error;
  }
};
