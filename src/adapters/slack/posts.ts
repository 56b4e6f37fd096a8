import { setTimeout as wait } from "node:timers/promises";
import type { Message } from "../../chat/message.ts";
import { Doubt, Gone, Later, type Outgoing, type Ref, type Target } from "../../chat/platform.ts";
import type { Report } from "../../chat/report.ts";
import type { Readers } from "./atoms.ts";
import type { Clients } from "./clients.ts";
import { meaningOf, Refused } from "./faults.ts";
import { share } from "./files.ts";
import { markOf, trace } from "./history.ts";
import type { People } from "./people.ts";
import { onlyReader } from "./readers.ts";
import { filesOf, NOTHING, render, renderOn, type SlackMessage, shownOf, silentlyNamed } from "./render.ts";

export type PostsGiven = {
  /** Throws `Later` where Slack was not reached yet. */
  readonly workspace: () => string;
  readonly clients: Clients;
  readonly people: People;
  readonly report: Report;
  /** Aborted when the platform is closed: nothing is waited for any longer. */
  readonly closing: AbortSignal;
};

/** Messages that may be sent only once. */
export interface Posts {
  send(post: Outgoing, message: Message): Promise<Ref>;
  edit(ref: Ref, message: Message): Promise<void>;
  find(post: Outgoing): Promise<Ref | undefined>;
  /** A person's direct messages with the app. */
  direct(account: string): Promise<string>;
}

const SOON = 10_000;
/** How long in all the later parts of a post wait out 429s before it is in doubt: well within the sender's lease. */
const PATIENCE = 20_000;

export const posts = ({ workspace, clients: { posting, reading }, people, report, closing }: PostsGiven): Posts => {
  const directs = new Map<string, string>();

  const direct = async (account: string): Promise<string> => {
    const known = directs.get(account);
    if (known) return known;
    const { channel } = await posting.conversations.open({ users: account });
    if (!channel?.id) throw new Gone("unreachable-person");
    directs.set(account, channel.id);
    return channel.id;
  };

  const placeOf = async (target: Target): Promise<string> => {
    if (target.workspace !== workspace()) throw new Gone("unknown-channel");
    return target.kind === "channel" ? target.channel : direct(target.account);
  };

  const readersOf = async (message: Message, target: Target): Promise<Readers> => {
    const names = await people.names(silentlyNamed(message));
    return target.kind === "channel" ? { kind: "many", names } : onlyReader(people, target.account, message, names);
  };

  const say = async (channel: string, post: string, part: number, all: readonly SlackMessage[]): Promise<string> => {
    const { ts } = await posting.chat.postMessage({
      channel,
      ...shownOf(all[part] ?? NOTHING),
      metadata: markOf(post, part, all.length),
      unfurl_links: false,
      unfurl_media: false,
    });
    if (!ts) throw new Doubt("Slack named no message");
    return ts;
  };

  /** Once a part is out, the others must follow: a 429 is waited out, and whatever else happens leaves a doubt. */
  const follow = async (patience: number, work: () => Promise<string>): Promise<string> => {
    try {
      return await work();
    } catch (fault) {
      const meaning = meaningOf(fault);
      if (!(meaning instanceof Later) || meaning.after > patience) throw new Doubt("sent in part", { cause: meaning });
      const waited = await wait(meaning.after, true, { signal: closing }).catch(() => false);
      if (!waited) throw new Doubt("sent in part", { cause: meaning });
      return follow(patience - Math.max(1, meaning.after), work);
    }
  };

  return {
    direct,

    async send(post, message) {
      const { channel, all } = await beforehand(async () => ({
        channel: await placeOf(post.target),
        all: render(message, await readersOf(message, post.target)),
      }));
      const sent: string[] = [];
      for (const part of all.keys()) {
        const work = () => say(channel, post.id, part, all);
        sent.push(await (part === 0 ? understood(work) : follow(PATIENCE, work)));
      }
      await share(posting, channel, filesOf(message)).catch((fault) => report(fault, "sharing a file"));
      return { channel, parts: sent };
    },

    edit: ({ channel, parts }, message) =>
      beforehand(async () => {
        // Of a person's direct messages only such are edited as tell of no moment.
        const names = await people.names(silentlyNamed(message));
        const all = renderOn(message, { kind: "many", names }, parts.length);
        for (const [n, ts] of parts.entries()) {
          const { text, blocks } = all[n] ?? NOTHING;
          await posting.chat.update({ channel, ts, text, blocks: [...blocks] });
        }
      }),

    async find(post) {
      try {
        const channel = await placeOf(post.target);
        const found = await trace(reading, channel, post);
        if (!found) throw new Doubt("too much was written since");
        const { sent, parts } = found;
        if (sent.size === parts) return { channel, parts: [...sent.entries()].toSorted(byPart).map(([, ts]) => ts) };
        // Half a post is taken back, so that it can be sent whole.
        for (const ts of sent.values()) await posting.chat.delete({ channel, ts });
        return undefined;
      } catch (fault) {
        const meaning = meaningOf(fault);
        if (meaning instanceof Refused) throw meaning;
        if (meaning instanceof Gone && meaning.why !== "forbidden") throw meaning;
        throw new Doubt("history can't be read", { cause: meaning });
      }
    },
  };
};

const byPart = ([a]: readonly [number, string], [b]: readonly [number, string]): number => a - b;

const understood = async <R>(work: () => Promise<R>): Promise<R> => {
  try {
    return await work();
  } catch (fault) {
    throw meaningOf(fault);
  }
};

/** For what can be done again without harm: a doubt means no more than another try. */
const beforehand = async <R>(work: () => Promise<R>): Promise<R> => {
  try {
    return await work();
  } catch (fault) {
    const meaning = meaningOf(fault);
    throw meaning instanceof Doubt ? new Later(SOON, { cause: meaning }) : meaning;
  }
};
