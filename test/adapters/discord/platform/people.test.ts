import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { connect, Engine } from "../engine.ts";
import { discord } from "../server.ts";

test("the channels in which it may write are listed, with those that not everyone reads", async () => {
  await using bot = await connect(discord);
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  discord.channel("ledning").overwrite({ id: discord.guild.id, deny: ViewChannel });
  discord.channel("ledning").overwrite({ id: discord.application, of: "member", allow: ViewChannel });
  discord.channel("sluten").overwrite({ id: discord.guild.id, deny: ViewChannel });
  discord.channel("nyheter").overwrite({ id: discord.guild.botRole.id, deny: SendMessages });

  const channels = await bot.platform.list(discord.guild.id);

  expect(channels).toEqual([
    { id: discord.channel("general").id, name: "general", closed: false },
    { id: discord.channel("ledning").id, name: "ledning", closed: true },
  ]);
});

describe("people", () => {
  test("are called what the server calls them", async () => {
    await using bot = await connect(discord);
    const [anna, bo] = [discord.member("Anna"), discord.member("Bo")];
    const member = discord.guild.record.members.get(bo.id);
    if (member) member.nick = "Bosse";

    const profiles = await Promise.all([anna, bo].map(({ id }) => bot.platform.profile(discord.guild.id, id)));

    expect(profiles).toEqual([
      { name: "Anna", locale: undefined, member: true },
      { name: "Bosse", locale: undefined, member: true },
    ]);
  });

  test("are found through the gateway where a request for one of them fails", async () => {
    await using bot = await connect(discord);
    const anna = discord.member("Anna");
    discord.faults.set("GET /guilds/*/members/*", { status: 500 });

    const profile = await bot.platform.profile(discord.guild.id, anna.id);

    expect(profile).toMatchObject({ name: "Anna", member: true });
    expect(bot.told.faults).toEqual([]);
  });

  test("who left keep their name but are no members; nobody knows an unknown account", async () => {
    await using bot = await connect(discord);
    const anna = discord.member("Anna");
    anna.leave();

    const left = await bot.platform.profile(discord.guild.id, anna.id);
    const unknown = await bot.platform.profile(discord.guild.id, "123456789012345678");

    expect(left).toMatchObject({ name: "Anna", member: false });
    expect(unknown).toBeUndefined();
  });

  test("are nobody for now when Discord fails", async () => {
    await using bot = await connect(discord);
    const anna = discord.member("Anna");
    anna.leave();
    discord.faults.set("GET /guilds/*/members/*", { status: 500, times: 2 });

    const profile = await bot.platform.profile(discord.guild.id, anna.id);
    const later = await bot.platform.profile(discord.guild.id, anna.id);

    expect(profile).toBeUndefined();
    expect(later).toMatchObject({ name: "Anna" });
  });

  test("are asked for together, not one request each", async () => {
    await using bot = await connect(discord);
    const people = Array.from({ length: 150 }, (_, n) => discord.member(`Person ${n}`));

    const profiles = await Promise.all(people.map(({ id }) => bot.platform.profile(discord.guild.id, id)));

    expect(profiles.map((profile) => profile?.name)).toEqual(people.map((_, n) => `Person ${n}`));
    expect(discord.count("GET /guilds/*/members/*")).toBe(0);
  });

  test("who are banned are told of at once", async () => {
    const departed = Promise.withResolvers<string>();
    await using _bot = await connect(discord, new Engine(), {
      departed: (_workspace, account) => departed.resolve(account),
    });
    const anna = discord.member("Anna");

    discord.guild.ban(anna);

    expect(await departed.promise).toBe(anna.id);
  });
});
