import { afterEach, beforeEach, expect, test } from "vitest";
import type { NativeEvent } from "../../../src/chat/native-events.ts";
import { Doubt, Gone, Later } from "../../../src/chat/platform.ts";
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

  const id = await bot.platform.enterEvent(discord.guild.id, evening);
  const changed = { ...evening, place: "Solna", description: "x".repeat(3000) };
  const there = await bot.platform.changeEvent(discord.guild.id, id, changed);

  expect(there).toBe(true);
  expect(entries()).toMatchObject([
    { id, name: "Ringkväll", entity_metadata: { location: "Solna" }, scheduled_start_time: "2022-08-17T15:00:00.000Z" },
  ]);
  expect(discord.refused).toEqual([]);
});

test.each([
  ["an answer lost in a 502", { status: 502, stored: true }, 1],
  ["a cut connection", { drop: true, stored: true }, 1],
  ["a cut connection before anything was done", { drop: true }, 0],
] as const)("after %s it is found or known not to be there", async (_name, fault, made) => {
  await using bot = await connect(discord);
  const like = await bot.platform.enterEvent(discord.guild.id, evening);
  discord.faults.set(CREATE, { ...fault, times: 4 });

  await expect(bot.platform.enterEvent(discord.guild.id, evening)).rejects.toBeInstanceOf(Doubt);
  const found = await bot.platform.findEvent(discord.guild.id, evening, [like]);

  expect(entries().length).toBe(1 + made);
  expect(found !== undefined).toBe(made > 0);
  expect(found).not.toBe(like);
});

test("what somebody else entered is never taken for ours", async () => {
  await using bot = await connect(discord);
  const id = await bot.platform.enterEvent(discord.guild.id, evening);
  const { events } = discord.guild.record;
  for (const [key, event] of events) events.set(key, { ...event, creator_id: "1" });

  expect(await bot.platform.findEvent(discord.guild.id, evening, [])).toBeUndefined();
  expect(events.has(id)).toBe(true);
});

test("an entry that somebody deleted is said to be gone, and taking it away twice is no fault", async () => {
  await using bot = await connect(discord);
  const id = await bot.platform.enterEvent(discord.guild.id, evening);

  await bot.platform.removeEvent(discord.guild.id, id);
  await bot.platform.removeEvent(discord.guild.id, id);

  expect(await bot.platform.changeEvent(discord.guild.id, id, evening)).toBe(false);
  expect(entries()).toEqual([]);
});

test("a server that does not allow it is told as forbidden, a full one as busy", async () => {
  await using bot = await connect(discord);
  const { id } = discord.guild;
  for (let n = 0; n < 100; n++) discord.guild.record.events.set(`${n}`, { id: `${n}`, guild_id: id });

  await expect(bot.platform.enterEvent(id, evening)).rejects.toBeInstanceOf(Later);
  discord.guild.botRole.permissions = 0n;
  await expect(bot.platform.enterEvent(id, evening)).rejects.toThrow(new Gone("forbidden"));
});
