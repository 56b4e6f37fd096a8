import { describe, expect, test } from "vitest";
import { button, message, text } from "../../../../src/chat/message.ts";
import { Gone, type Outgoing } from "../../../../src/chat/platform.ts";
import { ACKNOWLEDGE, SEND, standIn } from "../../../standins/discord/stand-in.ts";
import { connect, Engine } from "../engine.ts";
import { discord } from "../server.ts";

const GATEWAY = "GET /gateway/bot";
const said = message(text("Torg", [button("signup:7", "Jag kommer")]));
const post = (): Outgoing => ({
  id: "p".repeat(21),
  target: { kind: "channel", workspace: discord.guild.id, channel: discord.channel("general").id },
  since: new Date(),
});
const pressable = async (bot: Awaited<ReturnType<typeof connect>>) => {
  await bot.platform.send(post(), said);
  const [shown] = discord.channel("general").messages;
  if (!shown) throw new Error("nothing was posted");
  return shown;
};

describe("starting", () => {
  test("connects without privileged intents and offers the commands", async () => {
    await using bot = await connect(discord);

    expect(discord.commands).toEqual(["signup", "association"]);
    expect(discord.gateway).toMatchObject({ connected: true, identifies: 1 });
    expect(bot.told).toEqual({ stops: [], departed: [], faults: [] });
  });

  test("a second time registers nothing", async () => {
    await (await connect(discord))[Symbol.asyncDispose]();

    await using _bot = await connect(discord);

    expect(discord.count("PUT /applications/*/commands")).toBe(1);
  });

  test("offers them in one server only, where that is wished", async () => {
    await using _bot = await connect(discord, new Engine(), { guild: discord.guild.id });

    const later = discord.addGuild("Annat distrikt");
    await discord.until(() => discord.count("GET /applications/*/guilds/*/commands") === 2, "it looked there too");

    expect(discord.guild.record.commands.map(({ name }) => name)).toEqual(["signup", "association"]);
    expect(later.record.commands).toEqual([]);
  });

  test("with commands that Discord refuses, everything else works", async () => {
    discord.faults.set("PUT /applications/*/commands", { code: 50035 });

    await using bot = await connect(discord);
    await bot.platform.send(post(), said);

    expect(bot.told.faults).toEqual([expect.stringContaining("registering commands")]);
  });

  test.each([
    ["a 500", "PUT /applications/*/commands", { status: 500 }],
    ["an answer lost", "PUT /applications/*/commands", { drop: true, stored: true }],
    ["a long rate limit", "GET /applications/*/commands", { retryAfter: 30 }],
  ] as const)("offers the commands in spite of %s", async (_name, request, fault) => {
    discord.faults.set(request, fault);

    await using bot = await connect(discord);
    await discord.until(() => discord.commands.length === 2, "they are offered in the end");

    expect(bot.told.faults).toEqual([expect.stringContaining("registering commands")]);
  });

  test("offers the commands where it may not look which stand there", async () => {
    discord.faults.set("GET /applications/*/commands", { code: 50001 });

    await using bot = await connect(discord);

    expect(discord.commands).toEqual(["signup", "association"]);
    expect(bot.told.faults).toEqual([]);
  });

  test("takes a token that begins like the word bot", async () => {
    await using other = await standIn({ token: "bot-1.2.3" });

    await using bot = await connect(other);

    expect(other.commands).toEqual(["signup", "association"]);
    expect(bot.told.stops).toEqual([]);
  });

  test("takes an address that ends with a slash", async () => {
    await using _bot = await connect(discord, new Engine(), { apiUrl: `${discord.url}/` });

    expect(discord.commands).toEqual(["signup", "association"]);
  });

  test("goes on trying while Discord cannot be reached", async () => {
    discord.faults.set(GATEWAY, { status: 500 });

    await using bot = await connect(discord);
    await discord.until(() => discord.commands.length === 2, "it connected in the end");

    expect(bot.told).toMatchObject({ stops: [], faults: [expect.stringContaining("connecting")] });
  });
});

describe("a broken connection", () => {
  test("is resumed, and what was pressed meanwhile is answered", async () => {
    await using bot = await connect(discord);
    const shown = await pressable(bot);
    const anna = discord.member("Anna");

    discord.gateway.drop();
    await discord.until(() => !discord.gateway.connected, "it was cut");
    const answer = await anna.press(shown, "Jag kommer");

    expect(answer.text).toBe("Done");
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
  });

  test("that Discord asks for is resumed", async () => {
    await using bot = await connect(discord);
    const shown = await pressable(bot);

    discord.gateway.reconnect();
    await discord.until(() => discord.gateway.resumes === 1, "it resumed");
    const answer = await discord.member("Anna").press(shown, "Jag kommer");

    expect(answer.text).toBe("Done");
  });

  test("whose session is over begins a new one", async () => {
    await using bot = await connect(discord);
    const shown = await pressable(bot);

    discord.gateway.invalidate();
    await discord.until(() => discord.gateway.identifies === 2, "it began anew");
    const answer = await discord.member("Anna").press(shown, "Jag kommer");

    expect(answer.text).toBe("Done");
    expect(discord.count(ACKNOWLEDGE)).toBe(1);
  });
});

describe("a token that Discord refuses", () => {
  test("at the start stops Discord with a word on how to mend it, and throws nothing", async () => {
    await using bot = await connect(discord, new Engine(), { token: "wrong" });

    const sent = bot.platform.send(post(), said);

    await expect(sent).rejects.toThrow(new Gone("stopped"));
    expect(bot.told.stops).toMatchObject([{ kind: "token", message: expect.stringContaining("DISCORD_TOKEN") }]);
  });

  test("later on stops it once", async () => {
    await using bot = await connect(discord);
    discord.revokeToken();

    const outcomes = await Promise.allSettled([1, 2, 3].map(() => bot.platform.send(post(), said)));
    await discord.until(() => !discord.gateway.connected, "the connection was closed");

    expect(outcomes.map((one) => one.status === "rejected" && one.reason)).toEqual(
      [1, 2, 3].map(() => new Gone("stopped")),
    );
    expect(bot.told.stops.length).toBe(1);
    expect(discord.count(SEND)).toBeLessThanOrEqual(3);
  });

  test("at the gateway stops it", async () => {
    const stopped = Promise.withResolvers<string>();
    await using _bot = await connect(discord, new Engine(), { stopped: ({ kind }) => stopped.resolve(kind) });

    discord.gateway.close(4004);

    expect(await stopped.promise).toBe("token");
  });
});
