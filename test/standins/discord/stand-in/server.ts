import { REST, Routes } from "discord.js";
import { afterEach, beforeEach } from "vitest";
import { type Discord, standIn } from "../stand-in.ts";

/** A server of its own for each test of a file that imports this, and a client of its REST. */
export let discord: Discord;
export let rest: REST;
beforeEach(async () => {
  discord = await standIn();
  rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
});
afterEach(() => discord[Symbol.asyncDispose]());

/** Posts a body to #general. */
export const send = (body: object) => rest.post(Routes.channelMessages(discord.channel("general").id), { body });
export const row = (...components: object[]) => ({ type: 1, components });
export const button = (custom_id: string, label = "Go") => ({ type: 2, style: 1, custom_id, label });
export const words = (content: string) => ({ type: 10, content });
/** The flag of a message that is made of components only. */
export const V2 = 1 << 15;
