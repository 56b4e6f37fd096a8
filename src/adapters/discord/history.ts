import { type APIMessage, PermissionFlagsBits, type REST, Routes, SnowflakeUtil } from "discord.js";
import { Doubt } from "../../chat/platform.ts";
import { numbersIn, partMark } from "./marks.ts";

/** What a channel's history holds of a post: the id of each part that is there, in order, and whether that is all. */
export type Found = { readonly parts: readonly (string | undefined)[]; readonly complete: boolean };

const PAGE = 100;
const PAGES = 20;
/** Clocks differ: how far before a post's first attempt the search begins, in milliseconds. */
const MARGIN = 300_000;
const MOST_PARTS = 50;

/** Looks for a post's parts among what was written since its first attempt. Throws `Doubt` where that can't be told. */
export const search = async (rest: REST, channel: string, post: string, since: Date): Promise<Found> => {
  const byMark = new Map<number, string>();
  let after = SnowflakeUtil.generate({ timestamp: since.getTime() - MARGIN }).toString();
  for (let page = 0; ; page++) {
    if (page === PAGES) throw new Doubt("too much was written since to look through");
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = (await rest.get(Routes.channelMessages(channel), { query })) as readonly APIMessage[];
    for (const { id, components = [] } of messages) for (const number of numbersIn(components)) byMark.set(number, id);
    const [newest] = messages;
    if (!newest || messages.length < PAGE) break;
    after = newest.id;
  }
  return foundIn(byMark, post);
};

const foundIn = (byMark: ReadonlyMap<number, string>, post: string): Found => {
  const parts: (string | undefined)[] = [];
  for (let part = 0; part < MOST_PARTS; part++) {
    const last = byMark.get(partMark(post, part, true));
    parts.push(last ?? byMark.get(partMark(post, part, false)));
    if (last) return { parts, complete: parts.every((id) => id !== undefined) };
  }
  return { parts: parts.slice(0, parts.findLastIndex((id) => id !== undefined) + 1), complete: false };
};

/** Who can read a channel's history may trust that what isn't there was not sent. */
export const READS_HISTORY = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
