import type { Channels } from "../../chat/channels.ts";
import type { Spec } from "../../chat/command.ts";
import type { NativeEvents } from "../../chat/native-events.ts";
import { Gone, Later, type Platform } from "../../chat/platform.ts";
import { firstOf } from "../../chat/recent.ts";
import type { Report } from "../../chat/report.ts";
import type { ServerRoles } from "../../chat/server-roles.ts";
import { answers } from "./answers.ts";
import { apiOf } from "./api.ts";
import { channelsOf, writable } from "./channels.ts";
import { connection } from "./client.ts";
import { isRefusedToken, repeatable } from "./faults.ts";
import { READS_HISTORY } from "./history.ts";
import { nativeEvents } from "./native-events.ts";
import { people } from "./people.ts";
import { posts } from "./posts.ts";
import { registering } from "./registering.ts";
import { replies } from "./replies.ts";
import { rolesIn } from "./server-roles.ts";
import { type Stop, TOKEN } from "./stop.ts";
import { threads } from "./threads.ts";

/** What `app` gives the Discord adapter. */
export type Given = {
  readonly token: string;
  /** Without a version; Discord's own is https://discord.com/api. */
  readonly apiUrl: string;
  /** The one server in which commands are offered, where a change shows at once; undefined: in every one. */
  readonly guild: string | undefined;
  readonly now: () => Date;
  /** The channel of a workspace in which private threads may hang, for people who take no direct messages. */
  readonly threadsIn: (workspace: string) => Promise<string | undefined>;
  /** Discord is stopped for good; the process is not. */
  readonly stopped: (stop: Stop) => void;
  /** An account is no longer a member: banned, or seen to have left. May be told more than once. */
  readonly departed: (workspace: string, account: string) => void;
  readonly report: Report;
};

/** Discord as a chat platform. */
export interface Discord extends Platform, Channels, NativeEvents, ServerRoles {}

/** Milliseconds until what needs the connection may be asked again. */
const NOT_YET = 5_000;

/** `start` resolves when connected, and also where Discord can't be reached yet or refuses the token (see `stopped`). */
export const discord = (given: Given): Discord => {
  const api = apiOf(given.apiUrl, given.token);
  const calendar = nativeEvents(api.bot, () => line.client()?.user?.id);
  const answering = replies(api.answers);
  const isFirst = firstOf();
  const begun = new Set<Promise<void>>();
  const closing = new AbortController();
  let stop: Stop | undefined;
  let closed: Promise<void> | undefined;
  let specs: readonly Spec[] = [];
  let answer: ReturnType<typeof answers> | undefined;

  const stopFor = (why: Stop): void => {
    if (stop) return;
    stop = why;
    closing.abort();
    closed = Promise.resolve(line[Symbol.asyncDispose]());
    given.stopped(why);
  };

  /** Reports a fault; where Discord refuses the token, it is the last one. */
  const report: Report = (fault, doing) => {
    if (isRefusedToken(fault)) stopFor(TOKEN);
    else given.report(fault, doing);
  };

  const departed = (workspace: string, account: string): void => {
    known.forget(workspace, account);
    given.departed(workspace, account);
  };

  const register = registering({ rest: api.bot, only: given.guild, report, closing: closing.signal });

  const line = connection({
    token: given.token,
    api: given.apiUrl,
    ready: (client) => register(client.application.id, [...client.guilds.cache.keys()], specs),
    joined: async (workspace) => {
      const client = line.client();
      if (client?.isReady()) await register(client.application.id, [workspace], specs);
    },
    interaction: async (interaction) => {
      // The engine does a doubled act once, but what changes nothing it would answer twice.
      if (!isFirst(interaction.id)) return;
      const answered = answer?.(interaction) ?? Promise.resolve();
      begun.add(answered);
      await answered.finally(() => begun.delete(answered));
    },
    banned: departed,
    stopped: stopFor,
    report,
  });
  const known = people(api.bot, line.client, given.now);

  const outgoing = posts({
    api,
    now: given.now,
    readsHistory: (id) => {
      const channel = line.client()?.channels.cache.get(id);
      const me = line.client()?.user;
      if (!channel || !me || channel.isDMBased()) return undefined;
      return channel.permissionsFor(me)?.has(READS_HISTORY);
    },
    threads: threads(api.bot, given.threadsIn),
    isMember: async (workspace, account) => {
      const member = await known.member(workspace, account).catch(() => true);
      if (!member) departed(workspace, account);
      return Boolean(member);
    },
  });

  /** Runs what needs the bot's token; once Discord refuses it, nothing does any more. */
  const guarded = async <R>(ask: () => Promise<R>): Promise<R> => {
    if (stop) throw new Gone("stopped");
    try {
      return await ask();
    } catch (fault) {
      if (isRefusedToken(fault) || (fault instanceof Gone && fault.why === "stopped")) stopFor(TOKEN);
      throw fault;
    }
  };

  /** Posts have time, acknowledgements have not. */
  const calmly = async <R>(post: () => Promise<R>): Promise<R> => {
    await answering.clear();
    return guarded(post);
  };

  return {
    start: async (offered, dispatch) => {
      specs = offered;
      const workspaces = () => [...(line.client()?.guilds.cache.keys() ?? [])];
      const parts = { dispatch, replies: answering, people: known, workspaces };
      answer = answers({ ...parts, now: given.now, departed, report });
      await line.open();
    },
    send: (post, message) => calmly(() => outgoing.send(post, message)),
    edit: (ref, message) => calmly(() => outgoing.edit(ref, message)),
    find: (post) => guarded(() => outgoing.find(post)),
    // A name that can't be had now is no reason to withhold what it stands in.
    profile: (workspace, account) =>
      guarded(() => known.profile(workspace, account)).catch((fault) => {
        if (!stop) report(fault, "asking who someone is");
        return undefined;
      }),
    list: (workspace) =>
      guarded(async () => {
        const bot = line.client()?.user?.id;
        if (!bot) throw new Later(NOT_YET);
        return writable(await repeatable(() => channelsOf(api.bot, workspace, bot)));
      }),
    roles: (workspace) => guarded(() => repeatable(() => rolesIn(api.bot, workspace))),
    borne: (workspace, account) =>
      guarded(() => repeatable(async () => (await known.member(workspace, account))?.roles)),
    enterEvent: (workspace, event) => guarded(() => calendar.enterEvent(workspace, event)),
    findEvent: (workspace, event, known) => guarded(() => calendar.findEvent(workspace, event, known)),
    changeEvent: (workspace, id, event) => guarded(() => calendar.changeEvent(workspace, id, event)),
    removeEvent: (workspace, id) => guarded(() => calendar.removeEvent(workspace, id)),
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await (closed ?? line[Symbol.asyncDispose]());
      await Promise.allSettled(begun);
    },
  };
};
