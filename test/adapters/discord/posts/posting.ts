import { afterEach, beforeEach, expect } from "vitest";
import { type Block, button, message, text } from "../../../../src/chat/message.ts";
import type { Outgoing } from "../../../../src/chat/platform.ts";
import { type Discord, standIn } from "../../../standins/discord/stand-in.ts";
import { connect } from "../engine.ts";

/** The bot's and the server's time, which `later` moves. */
export let now: number;
/** A server of its own for each test of a file that imports this; what it refused fails the test. */
export let discord: Discord;
beforeEach(async () => {
  now = Date.now();
  discord = await standIn({ now: () => now });
});
afterEach(async () => {
  expect(discord.refused).toEqual([]);
  await discord[Symbol.asyncDispose]();
});

export const connected = () => connect(discord, undefined, { now: () => new Date(now) });
export const POST = "p".repeat(21);
export const toGeneral = (id = POST): Outgoing => ({
  id,
  target: { kind: "channel", workspace: discord.guild.id, channel: discord.channel("general").id },
  since: new Date(now),
});
/** The post after a while, in which it is tried again. */
export const later = (post: Outgoing, milliseconds: number): Outgoing => {
  now += milliseconds;
  return post;
};

const shift = (n: number): Block => text(`Torg ${n}`, [button(`signup:${n}`, "Jag kommer")]);
export const plain = message(text("Onsdag 17 augusti"));
/** A post with so many shifts. */
export const day = (shifts: number) => message(...Array.from({ length: shifts }, (_, n) => shift(n)));
/** What stands in #general. */
export const texts = () => discord.channel("general").messages.map((shown) => shown.text);
