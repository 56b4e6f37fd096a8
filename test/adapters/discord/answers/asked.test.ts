import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { button, message, text } from "../../../../src/chat/message.ts";
import { connect, says } from "../engine.ts";
import { discord } from "../server.ts";
import { FORM, inGeneral, posted, SHIFT } from "./posted.ts";

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
