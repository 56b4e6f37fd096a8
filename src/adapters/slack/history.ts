import type { WebClient } from "@slack/web-api";
import type { Outgoing } from "../../chat/platform.ts";

/** The name under which a post's id stands in its messages' metadata. */
const EVENT = "samling_post";

/** Marks part `part` (from 0) of `parts` as belonging to a post. */
export const markOf = (post: string, part: number, parts: number) => ({
  event_type: EVENT,
  event_payload: { id: post, part, parts },
});

/** What history tells of a post: its messages' time stamps by part, and of how many parts. */
export type Trace = { readonly parts: number; readonly sent: ReadonlyMap<number, string> };

const PAGE = 200;
const PAGES = 10;
/** Our clock and Slack's may differ by this much. */
const SKEW = 300_000;

/**
 * Looks through a channel's messages since shortly before the post's first attempt. Undefined where there are more
 * than can be looked through, so that its absence proves nothing.
 */
export const trace = async (reading: WebClient, channel: string, post: Outgoing): Promise<Trace | undefined> => {
  const oldest = String((post.since.getTime() - SKEW) / 1000);
  const sent = new Map<number, string>();
  let parts = 1;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const found = await reading.conversations.history({
      channel,
      oldest,
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    for (const { ts, metadata } of found.messages ?? []) {
      const mark = readMark(metadata, post.id);
      if (!mark || !ts) continue;
      sent.set(mark.part, ts);
      parts = mark.parts;
    }
    cursor = found.response_metadata?.next_cursor;
    if (!cursor) return { parts, sent };
  }
  return sent.size === parts ? { parts, sent } : undefined;
};

type Metadata = { readonly event_type?: string; readonly event_payload?: object };

const readMark = (metadata: Metadata | undefined, post: string) => {
  const payload = metadata?.event_payload;
  if (metadata?.event_type !== EVENT || !payload) return undefined;
  const { id, part, parts } = payload as { readonly id?: unknown; readonly part?: unknown; readonly parts?: unknown };
  return id === post ? { part: Number(part), parts: Number(parts) } : undefined;
};
