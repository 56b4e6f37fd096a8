import { z } from "zod";
import { messageBlocks } from "../shapes/blocks.ts";
import { json, posted, said } from "../shapes/message.ts";
import type { Channel, Message } from "../workspace.ts";
import { type Core, channelOf, joined, method, Refusal } from "./method.ts";

/** Public channels can be written to without being in them, with the scope for it. */
const writable = (core: Core, id: string): Channel => {
  const known = core.workspace.accounts.has(id) ? core.workspace.dmWith(id) : channelOf(core, id);
  core.needs("chat:write");
  if (!known.member && known.kind === "public") {
    core.needs("chat:write.public");
    return checked(known);
  }
  return checked(joined(core, known.id));
};

const checked = (channel: Channel): Channel => {
  if (channel.archived) throw new Refusal("is_archived");
  return channel;
};

const own = (channel: Channel, ts: string): Message => {
  const message = channel.messages.find((one) => one.ts === ts);
  if (!message) throw new Refusal("message_not_found");
  return message;
};

const shown = (core: Core, message: Message) => ({
  ok: true,
  channel: message.channel.id,
  ts: message.ts,
  message: {
    type: "message",
    user: core.workspace.app.user,
    bot_id: core.workspace.app.bot,
    ts: message.ts,
    text: message.text,
  },
});

/** An edit keeps the blocks that it doesn't name; an empty list takes them away. */
const rewritten = json(z.union([z.tuple([]), messageBlocks])).optional();

export const chat = {
  "chat.postMessage": method("bot", { channel: z.string(), ...posted }, (given, core) => {
    const channel = writable(core, given.channel);
    const message = core.workspace.say(channel, given.text, given.blocks);
    message.metadata = given.metadata;
    if (channel.account) core.interactions.showDirect(channel.account, message);
    return shown(core, message);
  }),

  "chat.postEphemeral": method("bot", { channel: z.string(), user: z.string(), ...posted }, (given, core) => {
    core.needs("chat:write");
    const channel = checked(joined(core, given.channel));
    if (!core.workspace.accounts.has(given.user)) throw new Refusal("user_not_in_channel");
    const message = core.workspace.say(channel, given.text, given.blocks, given.user);
    return { ok: true, message_ts: message.ts };
  }),

  "chat.update": method("bot", { channel: z.string(), ts: z.string(), ...said, blocks: rewritten }, (given, core) => {
    core.needs("chat:write");
    const message = own(channelOf(core, given.channel), given.ts);
    if (message.channel.archived) throw new Refusal("is_archived");
    message.text = given.text;
    if (given.blocks) message.blocks = core.workspace.named(given.blocks);
    message.edits += 1;
    return shown(core, message);
  }),

  "chat.delete": method("bot", { channel: z.string(), ts: z.string() }, (given, core) => {
    core.needs("chat:write");
    const channel = channelOf(core, given.channel);
    const gone = own(channel, given.ts);
    channel.all = channel.all.filter((one) => one !== gone);
    return { ok: true, channel: channel.id, ts: gone.ts };
  }),
};
