import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { button, message, text } from "../../../../src/chat/message.ts";
import { Gone, Later, type Outgoing } from "../../../../src/chat/platform.ts";
import { SEND } from "../../../standins/discord/stand-in.ts";
import { connect } from "../engine.ts";
import { connected, day, discord, later, now, POST, plain, texts, toGeneral } from "./posting.ts";

const toPerson = (account: string, id = POST): Outgoing => ({
  id,
  target: { kind: "account", workspace: discord.guild.id, account },
  since: new Date(now),
});

describe("sending", () => {
  test("a post stands in its channel and its reference names the message", async () => {
    await using bot = await connected();

    const ref = await bot.platform.send(toGeneral(), plain);

    const [shown] = discord.channel("general").messages;
    expect(shown?.text).toBe("Onsdag 17 augusti");
    expect(ref).toEqual({ channel: discord.channel("general").id, parts: [shown?.id] });
  });

  test("a long day is several messages in order", async () => {
    await using bot = await connected();

    const ref = await bot.platform.send(toGeneral(), day(40));

    expect(ref.parts).toEqual(discord.channel("general").messages.map(({ id }) => id));
    expect(texts().join("\n").match(/\d+/g)?.map(Number)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  test("a personal message reaches the person's direct messages and wakes nobody else", async () => {
    await using bot = await connected();
    const anna = discord.member("Anna");

    await bot.platform.send(
      toPerson(anna.id),
      message(text(["Hej ", { person: anna.id, notify: true }], [button("a:", "A")])),
    );

    expect(anna.dms.map(({ text: words }) => words)).toEqual(["Hej @Anna"]);
    expect(anna.dms[0]?.pinged).toEqual([anna.id]);
  });

  test("text cannot wake anyone", async () => {
    await using bot = await connected();
    const anna = discord.member("Anna");

    await bot.platform.send(
      toGeneral(),
      message(text(`@everyone <@${anna.id}>`), text([{ person: anna.id, notify: false }])),
    );

    expect(discord.channel("general").messages[0]?.pinged).toEqual([]);
    expect(texts()).toEqual([`@everyone <@${anna.id}>\n@Anna`]);
  });

  test("files come with their text alternative", async () => {
    await using bot = await connected();
    const bytes = new TextEncoder().encode("a;b");

    await bot.platform.send(
      toGeneral(),
      message(text("Vecka 34"), { kind: "file", name: "vecka.csv", bytes, alt: "Tabell" }),
    );

    const [file] = discord.channel("general").messages[0]?.files ?? [];
    expect(file).toMatchObject({ name: "vecka.csv", alt: "Tabell" });
    expect(new TextDecoder().decode(file?.bytes)).toBe("a;b");
  });
});

describe("what goes wrong", () => {
  test.each([
    ["an unknown channel", { code: 10003 }, "unknown-channel"],
    ["a missing permission", { code: 50013 }, "forbidden"],
    ["a channel that cannot be seen", { code: 50001 }, "forbidden"],
    ["closed direct messages", { code: 50007 }, "unreachable-person"],
  ] as const)("%s is told as what is gone", async (_name, fault, why) => {
    await using bot = await connected();
    discord.faults.set(SEND, fault);

    const sent = bot.platform.send(toGeneral(), plain);

    await expect(sent).rejects.toThrow(new Gone(why));
  });

  test("a person without open direct messages is unreachable, and named nowhere", async () => {
    await using bot = await connected();
    const anna = discord.member("Anna");
    anna.user.closed = true;

    const sent = bot.platform.send(toPerson(anna.id), plain);

    await expect(sent).rejects.toThrow(new Gone("unreachable-person"));
    expect(texts()).toEqual([]);
  });

  test("someone who has left is not written to, and that is told", async () => {
    await using bot = await connected();
    const anna = discord.member("Anna");
    anna.leave();

    const sent = bot.platform.send(toPerson(anna.id), plain);

    await expect(sent).rejects.toThrow(new Gone("unreachable-person"));
    expect(bot.told.departed).toEqual([`${discord.guild.id} ${anna.id}`]);
    expect(discord.count(SEND)).toBe(0);
  });

  test("a channel of ours where we may not write is forbidden", async () => {
    await using bot = await connected();
    discord.channel("general").overwrite({ id: discord.guild.botRole.id, deny: PermissionFlagsBits.SendMessages });

    const sent = bot.platform.send(toGeneral(), plain);

    await expect(sent).rejects.toThrow(new Gone("forbidden"));
  });

  test("a long rate limit is told, with its time", async () => {
    await using bot = await connected();
    discord.faults.set(SEND, { retryAfter: 30 });

    const sent = bot.platform.send(toGeneral(), plain);

    const error = await sent.catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(Later);
    expect((error as Later).after).toBeGreaterThanOrEqual(30_000);
    expect(discord.count(SEND)).toBe(1);
  });

  test("a short rate limit is waited out", async () => {
    await using bot = await connected();
    discord.faults.set(SEND, { retryAfter: 0.1 });

    await bot.platform.send(toGeneral(), plain);

    expect(texts()).toEqual(["Onsdag 17 augusti"]);
    expect(discord.count(SEND)).toBe(2);
  });

  test("a Discord that cannot be reached means later: nothing was sent", async () => {
    await using bot = await connected();
    await using gone = await connect(discord, undefined, { apiUrl: "http://127.0.0.1:1/api" });

    const sent = gone.platform.send(toGeneral(), plain);

    await expect(sent).rejects.toBeInstanceOf(Later);
    expect(bot.told.faults).toEqual([]);
  });

  test("a body of ours that Discord refuses is a fault, which no retry would mend", async () => {
    await using bot = await connected();
    discord.faults.set(SEND, { code: 50035 });

    const sent = bot.platform.send(toGeneral(), plain);

    await expect(sent).rejects.toMatchObject({ code: 50035 });
  });
});

describe("a person who takes no direct messages", () => {
  const withThreads = () =>
    connect(discord, undefined, {
      now: () => new Date(now),
      threadsIn: async () => discord.channel("general").id,
    });

  test("gets a private thread, the same each time, whose name tells nothing", async () => {
    await using bot = await withThreads();
    const anna = discord.member("Anna");
    anna.user.closed = true;

    const ref = await bot.platform.send(toPerson(anna.id), plain);
    await bot.platform.send(toPerson(anna.id, "q".repeat(21)), plain);
    await bot.platform.edit(ref, message(text("Torsdag")));

    const threads = [...discord.guild.record.channels.values()].filter(({ kind }) => kind === "thread");
    expect(anna.dms.map(({ text: words }) => words)).toEqual(["Torsdag", "Onsdag 17 augusti"]);
    expect(threads.map(({ people }) => [...people])).toEqual([[anna.id]]);
    expect(threads[0]?.name).not.toContain(anna.id);
    expect(texts()).toEqual([]);
  });

  test("gets it after a restart too, and doubt about it is settled there", async () => {
    const anna = discord.member("Anna");
    anna.user.closed = true;
    const first = await withThreads();
    const post = toPerson(anna.id);
    const ref = await first.platform.send(post, plain);
    await first[Symbol.asyncDispose]();

    await using bot = await withThreads();
    const found = await bot.platform.find(later(post, 600_000));
    await bot.platform.send(toPerson(anna.id, "q".repeat(21)), plain);

    expect(found).toEqual(ref);
    expect([...discord.guild.record.channels.values()].filter(({ kind }) => kind === "thread").length).toBe(1);
  });

  test("cannot be reached where threads are not allowed", async () => {
    await using bot = await withThreads();
    const anna = discord.member("Anna");
    anna.user.closed = true;
    discord.guild.botRole.permissions &= ~PermissionFlagsBits.CreatePrivateThreads;

    const sent = bot.platform.send(toPerson(anna.id), plain);

    await expect(sent).rejects.toThrow(new Gone("unreachable-person"));
  });
});
