import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { button, message, text } from "../../../../src/chat/message.ts";
import { Doubt } from "../../../../src/chat/platform.ts";
import { SEND } from "../../../standins/discord/stand-in.ts";
import { connected, day, discord, later, plain, texts, toGeneral } from "./posting.ts";

describe("doubt", () => {
  test.each([
    ["a 502", { status: 502, stored: true }],
    ["a 500", { status: 500, stored: true }],
    ["a cut connection", { drop: true, stored: true }],
  ] as const)("%s after the message was stored ends in one message, by its nonce", async (_name, fault) => {
    await using bot = await connected();
    discord.faults.set(SEND, fault);
    const post = toGeneral();

    const first = bot.platform.send(post, plain);
    await expect(first).rejects.toBeInstanceOf(Doubt);
    const found = await bot.platform.find(later(post, 60_000));
    const ref = await bot.platform.send(post, plain);

    expect(found).toBeUndefined();
    expect(ref.parts).toEqual(discord.channel("general").messages.map(({ id }) => id));
    expect(texts()).toEqual(["Onsdag 17 augusti"]);
  });

  test.each([
    ["words only", plain],
    ["words and buttons", message(text("Hej"), text("du", [button("a:1", "A")]))],
    ["several messages", day(40)],
  ])("once nonces are forgotten, the history settles it: %s", async (_name, said) => {
    await using bot = await connected();
    const post = toGeneral();
    const sent = await bot.platform.send(post, said);

    const found = await bot.platform.find(later(post, 600_000));

    expect(found).toEqual(sent);
  });

  test("what the history does not hold was not sent", async () => {
    await using bot = await connected();
    await bot.platform.send(toGeneral("q".repeat(21)), plain);
    discord.faults.set(SEND, { status: 502 });
    const post = toGeneral();

    await expect(bot.platform.send(post, plain)).rejects.toBeInstanceOf(Doubt);
    const found = await bot.platform.find(later(post, 600_000));

    expect(found).toBeUndefined();
  });

  test("a post that was cut off in the middle is completed, minutes later as well", async () => {
    await using bot = await connected();
    discord.faults.set(SEND, { skip: 2, retryAfter: 60 });
    const post = toGeneral();
    const half = bot.platform.send(post, day(40));
    await expect(half).rejects.toBeInstanceOf(Doubt);

    const found = await bot.platform.find(later(post, 600_000));
    const ref = await bot.platform.send(post, day(40));

    expect(found).toBeUndefined();
    expect(ref.parts).toEqual(discord.channel("general").messages.map(({ id }) => id));
    expect(ref.parts.length).toBe(4);
  });

  test("a channel whose history cannot be read keeps its doubt", async () => {
    await using bot = await connected();
    const post = toGeneral();
    await bot.platform.send(post, plain);
    discord
      .channel("general")
      .overwrite({ id: discord.guild.botRole.id, deny: PermissionFlagsBits.ReadMessageHistory });
    // Members are told through the gateway, so by then the change has arrived too.
    await bot.platform.profile(discord.guild.id, discord.application);

    const found = bot.platform.find(later(post, 600_000));

    await expect(found).rejects.toBeInstanceOf(Doubt);
  });

  test("a busy channel is looked through page by page", async () => {
    await using bot = await connected();
    const post = toGeneral();
    const sent = await bot.platform.send(post, plain);
    const anna = discord.member("Anna");
    for (let n = 0; n < 230; n++) anna.write("hej");

    const found = await bot.platform.find(later(post, 600_000));

    expect(found).toEqual(sent);
    expect(discord.count("GET /channels/*/messages")).toBe(3);
  });
});
