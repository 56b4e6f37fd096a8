import { z } from "zod";
import { count, flag } from "../shapes/message.ts";
import type { Channel, Message } from "../workspace.ts";
import { type Core, channelOf, joined, method, Refusal } from "./method.ts";

const kindOf = ({ kind }: Channel) => ({
  is_channel: kind !== "im",
  is_im: kind === "im",
  is_private: kind !== "public",
  is_archived: false,
});

const described = (channel: Channel) => ({
  id: channel.id,
  name: channel.name,
  ...kindOf(channel),
  is_archived: channel.archived,
  is_member: channel.member,
});

const HISTORY = { public: "channels:history", private: "groups:history", im: "im:history" } as const;
const READ = { public: "channels:read", private: "groups:read", im: "im:read" } as const;

const remembered = (core: Core, message: Message, all: boolean) => ({
  type: "message",
  user: core.workspace.app.user,
  bot_id: core.workspace.app.bot,
  app_id: core.workspace.app.id,
  ts: message.ts,
  text: message.text,
  blocks: message.blocks,
  ...(all && message.metadata ? { metadata: message.metadata } : {}),
});

const page = <T>(all: readonly T[], cursor: string | undefined, limit: number) => {
  const from = cursor ? Number(Buffer.from(cursor, "base64").toString()) : 0;
  const next = from + limit < all.length ? Buffer.from(String(from + limit)).toString("base64") : "";
  return { rows: all.slice(from, from + limit), next };
};

export const conversations = {
  "conversations.open": method("bot", { users: z.string(), return_im: flag.optional() }, (given, core) => {
    core.needs("im:write");
    const account = core.workspace.accounts.get(given.users);
    if (!account) throw new Refusal("user_not_found");
    if (account.deleted) throw new Refusal("user_disabled");
    return { ok: true, channel: { id: core.workspace.dmWith(account.id).id } };
  }),

  "conversations.history": method(
    "bot",
    {
      channel: z.string(),
      oldest: z.string().optional(),
      latest: z.string().optional(),
      inclusive: flag.optional(),
      include_all_metadata: flag.optional(),
      limit: count.optional(),
      cursor: z.string().optional(),
    },
    (given, core) => {
      core.needs(HISTORY[channelOf(core, given.channel).kind]);
      const { oldest = "0", latest = "9999999999" } = given;
      const within = joined(core, given.channel)
        .messages.filter(({ ts }) => Number(ts) > Number(oldest) && Number(ts) < Number(latest))
        .toReversed();
      const { rows, next } = page(within, given.cursor, given.limit ?? 100);
      return {
        ok: true,
        messages: rows.map((message) => remembered(core, message, given.include_all_metadata ?? false)),
        has_more: next !== "",
        response_metadata: { next_cursor: next },
      };
    },
  ),

  "conversations.info": method("bot", { channel: z.string() }, (given, core) => {
    const channel = channelOf(core, given.channel);
    core.needs(READ[channel.kind]);
    return { ok: true, channel: described(channel) };
  }),

  "conversations.list": method(
    "bot",
    {
      types: z.string().optional(),
      exclude_archived: flag.optional(),
      limit: count.optional(),
      cursor: z.string().optional(),
    },
    (given, core) => {
      const types = (given.types ?? "public_channel").split(",");
      if (types.includes("public_channel")) core.needs("channels:read");
      if (types.includes("private_channel")) core.needs("groups:read");
      const visible = [...core.workspace.channels.values()].filter(
        ({ kind, member, archived, deleted }) =>
          types.includes(`${kind}_channel`) &&
          (kind === "public" || member) &&
          !deleted &&
          !(archived && given.exclude_archived),
      );
      const { rows, next } = page(visible, given.cursor, given.limit ?? 100);
      return { ok: true, channels: rows.map(described), response_metadata: { next_cursor: next } };
    },
  ),
};
