import { button, type Message, message, text } from "../../../../src/chat/message.ts";
import type { Outgoing, Target } from "../../../../src/chat/platform.ts";
import type { Person } from "../../../standins/slack/person.ts";
import type { Slack } from "../../../standins/slack/stand-in.ts";
import type { Channel } from "../../../standins/slack/workspace.ts";
import { echo, running, scripted } from "../running.ts";

export const hello = message(text("God morgon!", [button("go:1", "Jag kommer")]));
/** Too long for one message: three of Slack's. */
export const long = (word: string): Message =>
  message(...Array.from({ length: 120 }, (_, n) => text(`${word} ${n}`, [button(`go:${n}`, "Jag kommer")])));

/** A channel as where a post goes. */
export const to = (slack: Slack, channel: Channel): Target => ({
  kind: "channel",
  workspace: slack.workspace.team.id,
  channel: channel.id,
});
export const toPerson = (slack: Slack, { id }: Person): Target => ({
  kind: "account",
  workspace: slack.workspace.team.id,
  account: id,
});
export const post = (target: Target, id = "post-of-21-characters", since = new Date()): Outgoing => ({
  id,
  target,
  since,
});
/** The adapter, with an engine that says back what was done. */
export const starting = async (slack: Slack) => running(slack, scripted(echo));
/** What stands in a channel. */
export const words = ({ messages }: Channel): readonly string[] => messages.map((one) => one.words);
