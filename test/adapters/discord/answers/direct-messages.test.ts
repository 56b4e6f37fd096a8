import { describe, expect, test } from "vitest";
import { button, message, text } from "../../../../src/chat/message.ts";
import { answering, connect } from "../engine.ts";
import { discord } from "../server.ts";
import { newest, POST, posted, SHIFT } from "./posted.ts";

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
