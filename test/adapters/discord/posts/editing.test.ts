import { describe, expect, test } from "vitest";
import { button, message, text } from "../../../../src/chat/message.ts";
import { Gone, Later } from "../../../../src/chat/platform.ts";
import { EDIT } from "../../../standins/discord/stand-in.ts";
import { connected, day, discord, plain, texts, toGeneral } from "./posting.ts";

describe("editing", () => {
  test("shows the latest state in the same messages", async () => {
    await using bot = await connected();
    const ref = await bot.platform.send(toGeneral(), day(20));

    await bot.platform.edit(ref, message(text("Inställt")));

    expect(texts()).toEqual(["Inställt", "–"]);
    expect(discord.channel("general").messages.map(({ id }) => id)).toEqual(ref.parts);
  });

  test("a classic message turns into components", async () => {
    await using bot = await connected();
    const ref = await bot.platform.send(toGeneral(), message(text("Hej", [button("a:", "A")])));

    await bot.platform.edit(ref, message(text("Hej då", [button("a:", "A"), button("b:", "B")])));

    expect(texts()).toEqual(["Hej då"]);
    expect(discord.channel("general").messages[0]?.buttons.map(({ label }) => label)).toEqual(["A", "B"]);
  });

  test("a deleted message is gone", async () => {
    await using bot = await connected();
    const ref = await bot.platform.send(toGeneral(), plain);
    discord.channel("general").record.messages.clear();

    const edited = bot.platform.edit(ref, plain);

    await expect(edited).rejects.toThrow(new Gone("unknown-message"));
  });

  test("a deleted later part does not keep the first from saying what is so", async () => {
    await using bot = await connected();
    const ref = await bot.platform.send(toGeneral(), day(20));
    discord.channel("general").record.messages.delete(ref.parts[1] ?? "");

    await bot.platform.edit(ref, day(20));

    expect(discord.channel("general").messages[0]?.edited).toBe(true);
  });

  test.each([
    ["a lost answer", { status: 502 }],
    ["too many edits of an old message", { code: 30046 }],
  ])("%s means later, since an edit may be repeated", async (_name, fault) => {
    await using bot = await connected();
    const ref = await bot.platform.send(toGeneral(), plain);
    discord.faults.set(EDIT, fault);

    const edited = bot.platform.edit(ref, plain);

    await expect(edited).rejects.toBeInstanceOf(Later);
    expect(discord.count(EDIT)).toBe(1);
  });
});
