import { PermissionFlagsBits, InteractionResponseType as Reply } from "discord.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Form } from "../../../src/chat/form.ts";
import { type Block, button, type Message, message, text } from "../../../src/chat/message.ts";
import type { Outgoing } from "../../../src/chat/platform.ts";
import {
  ACKNOWLEDGE,
  ANSWER,
  type Discord,
  FOLLOW_UP,
  SEND,
  type Shown,
  standIn,
} from "../../standins/discord/stand-in.ts";
import { answering, connect, says } from "./engine.ts";

let discord: Discord;
beforeEach(async () => {
  discord = await standIn();
});
afterEach(async () => {
  expect(discord.refused).toEqual([]);
  await discord[Symbol.asyncDispose]();
});

type Bot = Awaited<ReturnType<typeof connect>>;
const POST = "p".repeat(21);
/** How many acknowledgements are under way at a time, and more people than that. */
const AT_ONCE = 64;
const CROWD = 70;
const posted = async ({ platform }: Bot, said: Message, target?: Outgoing["target"]): Promise<void> => {
  const channel = { kind: "channel", workspace: discord.guild.id, channel: discord.channel("general").id } as const;
  await platform.send({ id: POST, target: target ?? channel, since: new Date() }, said);
};
const newest = (shown: readonly Shown[]): Shown => {
  const last = shown.at(-1);
  if (!last) throw new Error("nothing was shown");
  return last;
};
const inGeneral = (): Shown => newest(discord.channel("general").messages);
const SHIFT = message(text("Torg 06:30", [button("signup:7", "Jag kommer", "primary")]));
const FORM: Form = {
  action: "report:7",
  title: "Rapport",
  fields: [
    { name: "dials", label: "Påringningar", kind: "line", required: true, value: "40" },
    {
      name: "association",
      label: "Förening",
      kind: "choice",
      required: false,
      choices: [{ value: "s", label: "Solna" }],
    },
  ],
};

describe("what a person does reaches the engine in its own terms", () => {
  test("a slash command with its values, by whom, where and in which language", async () => {
    await using bot = await connect(discord);
    const role = discord.guild.role("Samordnare");
    const anna = discord.member("Anna", {
      locale: "sv-SE",
      roles: [role],
      permissions: PermissionFlagsBits.ManageGuild,
    });

    const answer = await anna.slash("signup", { activity: "högdalen *", guests: 2 });

    expect(answer.text).toBe("Done");
    expect(bot.engine.calls).toMatchObject([
      {
        key: answer.interaction.id,
        platform: "discord",
        workspace: discord.guild.id,
        channel: discord.channel("general").id,
        caller: { account: anna.id, locale: "sv", managesWorkspace: true },
        input: { kind: "command", command: "signup", values: { activity: "högdalen *", guests: "2" } },
        files: {},
      },
    ]);
    expect(bot.engine.calls[0]?.caller.platformRoles).toContain(role);
  });

  test("a language Samling does not speak is none", async () => {
    await using bot = await connect(discord);
    const bo = discord.member("Bo", { locale: "fi" });

    await bo.slash("signup", { activity: "x" });

    expect(bot.engine.calls[0]?.caller).toMatchObject({ locale: undefined, managesWorkspace: false });
  });

  test("a press, a choice and a submitted form", async () => {
    await using bot = await connect(discord);
    const choices = Array.from({ length: 30 }, (_, n) => ({ value: `${n}`, label: `Förening ${n}` }));
    await posted(
      bot,
      message(text("Hej", [button("form:1", "Rapportera")]), {
        kind: "select",
        action: "pick:1",
        label: "Vilken?",
        choices,
      }),
    );
    bot.engine.how = (input) => (input.kind === "press" ? "form" : "private");
    bot.engine.reply = ({ input }) =>
      input.kind === "press" ? { kind: "form", form: FORM, locale: "sv" } : says("Tack");
    const anna = discord.member("Anna");

    await anna.choose(inGeneral(), "Förening 29");
    const form = await anna.press(inGeneral(), "Rapportera");
    await anna.submit(form, { Påringningar: "50", Förening: "Solna" });

    expect(bot.engine.calls.map(({ input }) => input)).toEqual([
      { kind: "choose", action: "pick:1", value: "29" },
      { kind: "press", id: "form:1" },
      { kind: "submit", action: "report:7", values: { dials: "50", association: "s" } },
    ]);
  });

  test("what is left empty in a form is empty text", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = (input) => (input.kind === "press" ? "form" : "private");
    bot.engine.reply = ({ input }) =>
      input.kind === "press" ? { kind: "form", form: FORM, locale: "sv" } : says("Tack");
    const anna = discord.member("Anna");

    await anna.submit(await anna.press(inGeneral(), "Jag kommer"), {});

    expect(bot.engine.calls[1]?.input).toMatchObject({ values: { dials: "40", association: "" } });
  });

  test("a file with its bytes; one larger than 2 MB is refused unread", async () => {
    await using bot = await connect(discord);
    const lena = discord.member("Lena", { permissions: PermissionFlagsBits.ManageEvents });

    await lena.slash("association", { file: { name: "a.csv", bytes: new TextEncoder().encode("name\nSolna") } });
    const refused = await lena.slash("association", {
      file: { name: "b.csv", bytes: new Uint8Array(2 * 1024 * 1024 + 1) },
    });

    expect(bot.engine.calls.length).toBe(1);
    expect(bot.engine.calls[0]?.input).toMatchObject({ values: { file: "a.csv" } });
    expect(new TextDecoder().decode(bot.engine.calls[0]?.files.file)).toBe("name\nSolna");
    expect(refused.text).toContain("2 MB");
  });
});

describe("completing while typing", () => {
  test("offers what the engine finds", async () => {
    await using bot = await connect(discord);
    bot.engine.choices = [
      { value: "1", label: "Högdalen", description: "06:30" },
      ...Array.from({ length: 30 }, (_, n) => ({ value: `v${n}`, label: "x".repeat(200) })),
    ];
    const anna = discord.member("Anna");

    const offered = await anna.complete("signup", "activity", "hög", { guests: 1 });

    expect(bot.engine.completions).toEqual([{ command: "signup", option: "activity", typed: "hög" }]);
    expect(offered[0]).toBe("Högdalen · 06:30");
    expect(offered.length).toBe(25);
  });

  test("offers nothing when the engine takes too long", async () => {
    await using bot = await connect(discord);
    bot.engine.choices = new Promise(() => undefined);
    const anna = discord.member("Anna");

    const offered = await anna.complete("signup", "activity", "hög");

    expect(offered).toEqual([]);
  });
});

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

describe("forms", () => {
  test("open at once, and a submitted one is answered privately", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = (input) => (input.kind === "press" ? "form" : "private");
    bot.engine.reply = ({ input }) =>
      input.kind === "press" ? { kind: "form", form: FORM, locale: "sv" } : says("Tack!");
    const anna = discord.member("Anna");

    const form = await anna.press(inGeneral(), "Jag kommer");
    const answer = await anna.submit(form, { Påringningar: "50" });

    expect(form.form).toMatchObject({
      id: "report:7",
      title: "Rapport",
      fields: [{ value: "40" }, { kind: "choice" }],
    });
    expect(answer).toMatchObject({ text: "Tack!", ephemeral: true });
  });

  test("a submitted form may rewrite the message it was opened from", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = (input) => (input.kind === "press" ? "form" : "update");
    bot.engine.reply = ({ input }) =>
      input.kind === "press" ? { kind: "form", form: FORM, locale: "sv" } : says("Tack!");
    const anna = discord.member("Anna");

    await anna.submit(await anna.press(inGeneral(), "Jag kommer"), {});

    expect(inGeneral().text).toBe("Tack!");
  });

  test("where the engine says something instead, that is the answer", async () => {
    await using bot = await connect(discord);
    bot.engine.how = () => "form";
    bot.engine.reply = () => says("Passet är över.");
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer).toMatchObject({ text: "Passet är över.", ephemeral: true });
    expect(answer.acknowledged?.type).toBe(Reply.ChannelMessageWithSource);
  });

  test("that come too late say so, with the button to press again", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    const slow = Promise.withResolvers<void>();
    bot.engine.how = () => "form";
    bot.engine.reply = async () => {
      await slow.promise;
      return { kind: "form", form: FORM, locale: "sv" };
    };
    const anna = discord.member("Anna", { locale: "sv-SE" });

    const pressed = anna.press(inGeneral(), "Jag kommer");
    await discord.until(() => discord.count(ACKNOWLEDGE) === 1, "it was acknowledged without the form");
    slow.resolve();
    const answer = await pressed;

    expect(answer.text).toBe("Det tog för lång tid för mig. Försök igen.");
    expect(answer.messages[0]?.buttons).toMatchObject([{ id: "signup:7", label: "Öppna formuläret" }]);
    expect(answer.acknowledged?.after).toBeLessThan(3000);
  });

  test("cannot answer a form, so the person is asked to press again", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = () => "form";
    bot.engine.reply = () => ({ kind: "form", form: FORM, locale: "sv" });
    const anna = discord.member("Anna");

    const answer = await anna.submit(await anna.press(inGeneral(), "Jag kommer"), {});

    expect(answer.text).toContain("Press the button once more");
  });
});

describe("direct messages", () => {
  const toAnna = (account: string) => ({ kind: "account", workspace: discord.guild.id, account }) as const;

  test("a press there belongs to the server the message speaks for, also after it was rewritten", async () => {
    await using bot = await connect(discord);
    const other = discord.addGuild("Annat distrikt");
    const role = discord.guild.role("Samordnare");
    const anna = discord.member("Anna", { roles: [role] });
    other.member("Anna", { as: anna });
    const ref = await bot.platform.send({ id: POST, target: toAnna(anna.id), since: new Date() }, SHIFT);
    await bot.platform.edit(ref, SHIFT);

    const answer = await anna.press(newest(anna.dms), "Jag kommer");

    expect(answer.text).toBe("Done");
    expect(bot.engine.calls).toMatchObject([
      { workspace: discord.guild.id, caller: { account: anna.id, platformRoles: [role] } },
    ]);
  });

  test("answers stay there, and their buttons know the server too", async () => {
    await using bot = await connect(discord);
    discord.addGuild("Annat distrikt");
    const anna = discord.member("Anna");
    await posted(bot, SHIFT, toAnna(anna.id));
    bot.engine.reply = () => answering(message(text("Klart", [button("undo:7", "Ångra")])));

    const answer = await anna.press(newest(anna.dms), "Jag kommer");
    await anna.press(answer, "Ångra");

    expect(answer.ephemeral).toBe(false);
    expect(anna.dms.map(({ text: words }) => words)).toEqual(["Torg 06:30", "Klart", "Klart"]);
    expect(bot.engine.calls[1]).toMatchObject({ workspace: discord.guild.id, input: { id: "undo:7" } });
  });

  test("whoever has left the server gets nothing done there", async () => {
    await using bot = await connect(discord);
    const anna = discord.member("Anna");
    discord.addGuild("Annat distrikt").member("Anna", { as: anna });
    await posted(bot, SHIFT, toAnna(anna.id));
    anna.leave();

    const answer = await anna.press(newest(anna.dms), "Jag kommer");

    expect(answer.text).toContain("no longer a member");
    expect(bot.engine.calls).toEqual([]);
    expect(bot.told.departed).toEqual([`${discord.guild.id} ${anna.id}`]);
  });

  test("where Discord can't say whether someone is still a member nothing is done, and they are asked to try again", async () => {
    await using bot = await connect(discord);
    const anna = discord.member("Anna", { locale: "sv-SE" });
    await posted(bot, SHIFT, toAnna(anna.id));
    anna.leave();
    discord.faults.set("GET /guilds/*/members/*", { status: 500, times: 2 });

    const answer = await anna.press(newest(anna.dms), "Jag kommer");

    expect(answer.text).toContain("inget är gjort. Försök igen");
    expect(bot.engine.calls).toEqual([]);
    expect(bot.told.departed).toEqual([]);
  });
});

describe("what goes wrong", () => {
  test("an act delivered twice is done and answered once", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    const anna = discord.member("Anna");

    const answer = await anna.press(inGeneral(), "Jag kommer", { times: 3 });
    await anna.press(inGeneral(), "Jag kommer");

    expect(answer.text).toBe("Done");
    expect(bot.engine.calls.length).toBe(2);
  });

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
    ["a 502", { status: 502, stored: true }],
    ["a cut connection", { drop: true, stored: true }],
  ] as const)("%s after an acknowledgement was taken is a success", async (_name, fault) => {
    await using bot = await connect(discord);
    discord.faults.set(ACKNOWLEDGE, fault);
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.text).toBe("Done");
    expect(discord.count(ACKNOWLEDGE)).toBe(2);
    expect(bot.told.faults).toEqual([]);
  });

  test("an acknowledgement that gets no word for long is asked about, not given up", async () => {
    await using bot = await connect(discord);
    discord.faults.set(ACKNOWLEDGE, { until: new Promise(() => undefined) });
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.text).toBe("Done");
    expect(discord.count(ACKNOWLEDGE)).toBe(2);
    expect(bot.told.faults).toEqual([]);
  });

  test("an acknowledgement that failed is tried again within the three seconds", async () => {
    await using _bot = await connect(discord);
    discord.faults.set(ACKNOWLEDGE, { status: 500, times: 2 });
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.text).toBe("Done");
  });

  test("what could not be acknowledged is not done, as the person saw it fail", async () => {
    await using bot = await connect(discord);
    discord.faults.set(ACKNOWLEDGE, { code: 10062 });
    const anna = discord.member("Anna");

    await anna.slash("signup", { activity: "x" }, { wait: false });
    await discord.until(() => discord.count(ACKNOWLEDGE) === 1, "it was tried");
    await anna.slash("signup", { activity: "y" });

    expect(bot.engine.calls.map(({ input }) => input)).toMatchObject([{ values: { activity: "y" } }]);
    expect(bot.told.faults).toEqual([expect.stringContaining("too late")]);
  });

  test("while anyone waits to be acknowledged nothing is worked on and nothing is posted", async () => {
    await using bot = await connect(discord);
    const [firstTaken, allTaken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    discord.faults.set(ACKNOWLEDGE, { until: firstTaken.promise });
    discord.faults.set(ACKNOWLEDGE, { until: allTaken.promise, times: CROWD - 1 });
    const people = Array.from({ length: CROWD }, (_, n) => discord.member(`Person ${n}`));

    const answers = await Promise.all(people.map((one) => one.slash("signup", { activity: "x" }, { wait: false })));
    await discord.until(() => discord.count(ACKNOWLEDGE) === AT_ONCE, "as many are acknowledged as go at once");
    const sent = posted(bot, SHIFT);
    firstTaken.resolve();
    await discord.until(() => discord.count(ACKNOWLEDGE) === AT_ONCE + 1, "the next one has its turn");
    await bot.platform.profile(discord.guild.id, people[0]?.id ?? "");
    const meanwhile = { worked: bot.engine.calls.length, posted: discord.count(SEND) };
    allTaken.resolve();
    await sent;
    await discord.until(() => answers.every(({ text: words }) => words === "Done"), "everyone is answered");

    expect(meanwhile).toEqual({ worked: 0, posted: 0 });
    expect(discord.count(SEND)).toBe(1);
  });

  test("who has waited too long for a turn to be acknowledged is let go, so that others are in time", async () => {
    await using bot = await connect(discord);
    const taken = Promise.withResolvers<void>();
    discord.faults.set(ACKNOWLEDGE, { until: taken.promise, times: AT_ONCE });
    const people = Array.from({ length: AT_ONCE + 1 }, (_, n) => discord.member(`Person ${n}`));
    vi.useFakeTimers({ toFake: ["performance"] });

    const answers = await Promise.all(people.map((one) => one.slash("signup", { activity: "x" }, { wait: false })));
    await discord.until(() => discord.count(ACKNOWLEDGE) === AT_ONCE, "as many are acknowledged as go at once");
    vi.advanceTimersByTime(3_000);
    taken.resolve();
    await discord.until(() => answers.filter(({ text: words }) => words === "Done").length === AT_ONCE, "the others");
    vi.useRealTimers();

    expect(discord.count(ACKNOWLEDGE)).toBe(AT_ONCE);
    expect(bot.told.faults).toEqual([expect.stringContaining("too late")]);
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
