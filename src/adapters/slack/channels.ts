import type { WebClient } from "@slack/web-api";
import type { ListedChannel } from "../../chat/channels.ts";

/** Slack's own advice for a page. */
const PAGE = 200;

/** Every public channel, where anyone may write, and the private ones that the app was invited to. */
export const channelsOf = async (reading: WebClient): Promise<readonly ListedChannel[]> => {
  const all: ListedChannel[] = [];
  let cursor: string | undefined;
  do {
    const page = await reading.conversations.list({
      types: "public_channel,private_channel",
      exclude_archived: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    for (const { id, name, is_private } of page.channels ?? [])
      if (id && name) all.push({ id, name, closed: is_private ?? false });
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return all;
};
