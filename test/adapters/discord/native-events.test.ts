import { afterEach, beforeEach, expect, test } from "vitest";
import type { NativeEvent } from "../../../src/chat/native-events.ts";
import { Gone, Later } from "../../../src/chat/platform.ts";
import { type Discord, standIn } from "../../standins/discord/stand-in.ts";
import { connect } from "./engine.ts";

const CREATE = "POST /guilds/*/scheduled-events";
const evening: NativeEvent = {
  title: "Ringkväll",
  place: "Kungsholmen",
  description: "Vi ringer tillsammans.",
  start: new Date("2022-08-17T15:00:00Z"),
  end: new Date("2022-08-17T17:00:00Z"),
};

let discord: Discord;
beforeEach(async () => {
  discord = await standIn({ now: () => Date.parse("2022-08-16T10:00:00Z") });
});
afterEach(() => discord[Symbol.asyncDispose]());

const entries = () => [...discord.guild.record.events.values()];

test("an activity stands in the server's calendar and follows its changes", async () => {
  await using bot = await connect(discord);

  const id = await bot.platform.enter(discord.guild.id, evening, undefined);
  await bot.platform.enter(discord.guild.id, { ...evening, place: "Solna", description: "x".repeat(3000) }, id);

  expect(entries()).toMatchObject([
    { id, name: "Ringkväll", entity_metadata: { location: "Solna" }, scheduled_start_time: "2022-08-17T15:00:00.000Z" },
  ]);
  expect(discord.refused).toEqual([]);
});

test("a lost answer makes no second entry", async () => {
  await using bot = await connect(discord);
  discord.faults.set(CREATE, { status: 502, stored: true });

  const first = bot.platform.enter(discord.guild.id, evening, undefined);
  await expect(first).rejects.toBeInstanceOf(Later);
  const id = await bot.platform.enter(discord.guild.id, evening, undefined);

  expect(entries().map((entry) => entry.id)).toEqual([id]);
});

test("an entry that somebody deleted is entered anew, and taking it away twice is no fault", async () => {
  await using bot = await connect(discord);
  const id = await bot.platform.enter(discord.guild.id, evening, undefined);
  discord.guild.record.events.clear();

  const anew = await bot.platform.enter(discord.guild.id, evening, id);
  await bot.platform.remove(discord.guild.id, anew);
  await bot.platform.remove(discord.guild.id, anew);

  expect(anew).not.toBe(id);
  expect(entries()).toEqual([]);
});

test("a server that does not allow it is told as forbidden", async () => {
  await using bot = await connect(discord);
  discord.guild.botRole.permissions = 0n;

  const entered = bot.platform.enter(discord.guild.id, evening, undefined);

  await expect(entered).rejects.toThrow(new Gone("forbidden"));
});
