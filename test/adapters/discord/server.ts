import { afterEach, beforeEach, expect } from "vitest";
import { type Discord, standIn } from "../../standins/discord/stand-in.ts";

/** A server of its own for each test of a file that imports this; what it refused fails the test. */
export let discord: Discord;
beforeEach(async () => {
  discord = await standIn();
});
afterEach(async () => {
  expect(discord.refused).toEqual([]);
  await discord[Symbol.asyncDispose]();
});
