import { InteractionResponseType as Reply } from "discord.js";
import { describe, expect, test } from "vitest";
import { type Block, button, message, text } from "../../../../src/chat/message.ts";
import type { Outgoing } from "../../../../src/chat/platform.ts";
import { ACKNOWLEDGE, ANSWER, FOLLOW_UP } from "../../../standins/discord/stand-in.ts";
import { answering, connect, says } from "../engine.ts";
import { discord } from "../server.ts";
import { inGeneral, POST, posted, SHIFT } from "./posted.ts";

describe("answers", () => {
  test("are for the person alone, acknowledged before any work", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    const acknowledged: number[] = [];
    bot.engine.reply = () => {
      acknowledged.push(discord.count(ACKNOWLEDGE));
      return says("Du är anmäld");
    };
    const anna = discord.member("Anna");

    const answer = await anna.press(inGeneral(), "Jag kommer");

    expect(answer.ephemeral).toBe(true);
    expect(answer.acknowledged?.type).toBe(Reply.DeferredChannelMessageWithSource);
    expect(acknowledged).toEqual([1]);
    expect(discord.channel("general").messages.map(({ text: words }) => words)).toEqual(["Torg 06:30"]);
  });

  test("may take the place of the message that was pressed", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = () => "update";
    bot.engine.reply = () =>
      answering(message(text("Du kommer!", [button("undo:7", "Ångra"), button("mine:", "Mina pass")])));
    const anna = discord.member("Anna");

    const answer = await anna.press(inGeneral(), "Jag kommer");
    await anna.press(answer, "Ångra");

    expect(inGeneral().text).toBe("Du kommer!");
    expect(answer.acknowledged?.type).toBe(Reply.DeferredMessageUpdate);
    expect(bot.engine.calls.map(({ input }) => input)).toMatchObject([{ id: "signup:7" }, { id: "undo:7" }]);
  });

  test("may take the place of an answer, which is no post and bears no post's mark", async () => {
    await using bot = await connect(discord);
    bot.engine.reply = () => answering(SHIFT);
    const anna = discord.member("Anna");
    const answer = await anna.slash("signup", { activity: "torg" });
    bot.engine.how = () => "update";
    bot.engine.reply = () => answering(message(text("Du kommer!", [button("undo:7", "Ångra")]), text("Vi ses!")));

    const rewritten = await anna.press(answer, "Jag kommer");

    expect(rewritten.text).toBe("Du kommer!\nVi ses!");
  });

  test("that refuse leave the message as it stood and say why beside it", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = () => "update";
    bot.engine.reply = () => ({ kind: "message", message: message(text("Passet är fullt.")), refused: true });
    const anna = discord.member("Anna");

    const answer = await anna.press(inGeneral(), "Jag kommer");

    expect(answer).toMatchObject({ text: "Passet är fullt.", ephemeral: true });
    expect(inGeneral().text).toBe("Torg 06:30");
  });

  test("that rewrite a post leave it findable", async () => {
    await using bot = await connect(discord);
    const post: Outgoing = {
      id: POST,
      target: { kind: "channel", workspace: discord.guild.id, channel: discord.channel("general").id },
      since: new Date(Date.now() - 200_000),
    };
    const ref = await bot.platform.send(post, SHIFT);
    bot.engine.how = () => "update";
    const anna = discord.member("Anna");

    await anna.press(inGeneral(), "Jag kommer");

    expect(await bot.platform.find(post)).toEqual(ref);
  });

  test("to a typed command that would rewrite a message are new ones, as there is none", async () => {
    await using bot = await connect(discord);
    bot.engine.how = () => "update";
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.ephemeral).toBe(true);
  });

  test("that are long go on in further messages, for the person alone", async () => {
    await using bot = await connect(discord);
    const lines = Array.from({ length: 40 }, (_, n): Block => text(`Pass ${n}`, [button(`x:${n}`, "Avboka")]));
    bot.engine.reply = () => answering(message(...lines));
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });
    await discord.until(() => answer.messages.length === 4, "all parts were shown");

    expect(answer.ephemeral).toBe(true);
    expect(answer.buttons.length).toBe(40);
  });

  test("bring files", async () => {
    await using bot = await connect(discord);
    const bytes = new Uint8Array([137, 80, 78, 71]);
    bot.engine.reply = () =>
      answering(message(text("Vecka 34"), { kind: "file", name: "vecka.png", bytes, alt: "1 043 samtal" }));
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.messages[0]?.files).toEqual([{ name: "vecka.png", alt: "1 043 samtal", bytes }]);
  });
});

describe("what goes wrong", () => {
  test("what the engine did before is not said again", async () => {
    const asked = Promise.withResolvers<void>();
    const bot = await connect(discord);
    bot.engine.reply = () => {
      asked.resolve();
      return { kind: "repeat" };
    };
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" }, { wait: false });
    await asked.promise;
    await bot[Symbol.asyncDispose]();

    expect(answer.messages).toEqual([]);
    expect(discord.count(ANSWER)).toBe(0);
  });

  test.each([
    ["a 502", { status: 502 }],
    ["a 502 after it was shown", { status: 502, stored: true }],
    ["a cut connection", { drop: true }],
    ["a rate limit", { retryAfter: 0.05 }],
  ] as const)("an answer is shown once in spite of %s", async (_name, fault) => {
    await using bot = await connect(discord);
    discord.faults.set(ANSWER, fault);
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.messages.map(({ text: words }) => words)).toEqual(["Done"]);
    expect(bot.engine.calls.length).toBe(1);
  });

  test("an expired token of an act is reported and stops nothing", async () => {
    await using bot = await connect(discord);
    discord.faults.set(ANSWER, { code: 50027, times: 2 });
    discord.faults.set(ACKNOWLEDGE, { skip: 1, code: 40060 });
    const anna = discord.member("Anna");

    await anna.slash("signup", { activity: "x" }, { wait: false });
    await discord.until(() => discord.count(ACKNOWLEDGE) === 2, "saying sorry was tried");
    const answer = await anna.slash("signup", { activity: "y" });

    expect(answer.text).toBe("Done");
    expect(bot.told.stops).toEqual([]);
    expect(bot.told.faults).toEqual([expect.stringContaining("Invalid Webhook Token")]);
  });

  test("an answer that cannot be shown is said to be so", async () => {
    await using bot = await connect(discord);
    bot.engine.reply = () => answering(message(text(" ")));
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.text).toContain("about to show the answer");
    expect(bot.told.faults).toEqual([expect.stringContaining("shows nothing")]);
  });

  test("a lost further part is not sent twice", async () => {
    await using bot = await connect(discord);
    const lines = Array.from({ length: 20 }, (_, n): Block => text(`Pass ${n}`, [button(`x:${n}`, "Avboka")]));
    bot.engine.reply = () => answering(message(...lines));
    discord.faults.set(FOLLOW_UP, { status: 502, stored: true });
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });
    await discord.until(() => discord.count(FOLLOW_UP) === 1, "the second part was sent");

    expect(answer.messages.length).toBe(2);
  });
});
