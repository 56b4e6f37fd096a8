import { PermissionFlagsBits } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Block, button, message, text } from "../../../src/chat/message.ts";
import { Doubt, Gone, Later, type Outgoing } from "../../../src/chat/platform.ts";
import { type Discord, EDIT, SEND, standIn } from "../../standins/discord/stand-in.ts";
import { connect } from "./engine.ts";

let now: number;
let discord: Discord;
beforeEach(async () => {
  now = Date.now();
  discord = await standIn({ now: () => now });
});
afterEach(async () => {
  expect(discord.refused).toEqual([]);
  await discord[Symbol.asyncDispose]();
});

const connected = () => connect(discord, undefined, { now: () => new Date(now) });
const POST = "p".repeat(21);
const toGeneral = (id = POST): Outgoing => ({
  id,
  target: { kind: "channel", workspace: discord.guild.id, channel: discord.channel("general").id },
  since: new Date(now),
});
const toPerson = (account: string, id = POST): Outgoing => ({
  id,
  target: { kind: "account", workspace: discord.guild.id, account },
  since: new Date(now),
});
const later = (post: Outgoing, milliseconds: number): Outgoing => {
  now += milliseconds;
  return post;
};
const shift = (n: number): Block => text(`Torg ${n}`, [button(`signup:${n}`, "Jag kommer")]);
const plain = message(text("Onsdag 17 augusti"));
const day = (shifts: number) => message(...Array.from({ length: shifts }, (_, n) => shift(n)));
const texts = () => discord.channel("general").messages.map((shown) => shown.text);

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
