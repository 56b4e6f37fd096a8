import { REST, Routes } from "discord.js";
import { describe, expect, test } from "vitest";
import { ANSWERS, misfits } from "../description.ts";
import { SEND, standIn } from "../stand-in.ts";
import { button, discord, rest, row, send, V2, words } from "./server.ts";

describe("messages", () => {
  test("what the stand-in answers fits the description as well", async () => {
    const anna = discord.member("Anna");

    const message = await send({ content: "hi", components: [row(button("a"))] });
    const member = await rest.get(Routes.guildMember(discord.guild.id, anna.id));
    const user = await rest.get(Routes.user(anna.id));

    expect(misfits(ANSWERS.message, message)).toEqual([]);
    expect(misfits(ANSWERS.member, member)).toEqual([]);
    expect(misfits(ANSWERS.user, user)).toEqual([]);
  });

  test("an enforced nonce gives the first message back for a few minutes, and no history tells it", async () => {
    let now = Date.now();
    await using later = await standIn({ now: () => now });
    const own = new REST({ api: later.url, retries: 0 }).setToken(later.token);
    const route = Routes.channelMessages(later.channel("general").id);
    const body = { content: "hi", nonce: "n", enforce_nonce: true };

    const first = await own.post(route, { body });
    const second = await own.post(route, { body });
    now += 200_000;
    const third = await own.post(route, { body });

    expect(second).toEqual(first);
    expect(third).not.toEqual(first);
    expect(await own.get(route)).toMatchObject([{ content: "hi" }, { content: "hi" }]);
    expect(JSON.stringify(await own.get(route))).not.toContain("nonce");
  });

  test("only those are woken whom allowed_mentions allows", async () => {
    const anna = discord.member("Anna");
    const content = `<@${anna.id}> @everyone`;

    await send({ content, allowed_mentions: { parse: [] } });
    await send({ content, allowed_mentions: { parse: [], users: [anna.id] } });
    await send({ content });

    expect(discord.channel("general").messages.map(({ pinged }) => pinged)).toEqual([
      [],
      [anna.id],
      [anna.id, "everyone"],
    ]);
  });

  test("an edit may turn a message into V2, which then stays so", async () => {
    const { id } = (await send({ content: "hi" })) as { id: string };
    const route = Routes.channelMessage(discord.channel("general").id, id);

    await rest.patch(route, { body: { content: null, flags: V2, components: [words("new")] } });
    const back = rest.patch(route, { body: { content: "old", components: [] } });

    await expect(back).rejects.toMatchObject({ code: 50035 });
    expect(discord.channel("general").messages[0]?.text).toBe("new");
  });

  test("components keep the ids they were given and the others are numbered", async () => {
    await send({ components: [{ ...row(button("a"), button("b")), id: 7 }] });

    const [shown] = discord.channel("general").messages;

    expect(shown?.components.map(({ id }) => id)).toEqual([7, 1, 2]);
  });
});

describe("faults", () => {
  test("strike as often as asked, before or after the work", async () => {
    discord.faults.set(SEND, { status: 502, times: 2 });
    discord.faults.set(SEND, { drop: true, stored: true });
    discord.faults.set(SEND, { code: 50013 });

    const outcomes = [];
    for (let time = 0; time < 5; time++) outcomes.push(await send({ content: `${time}` }).then(String, String));

    expect(outcomes.map((text) => text.split("\n")[0])).toEqual([
      expect.stringContaining("Bad Gateway"),
      expect.stringContaining("Bad Gateway"),
      expect.stringContaining("SocketError"),
      expect.stringContaining("Missing Permissions"),
      "[object Object]",
    ]);
    expect(discord.channel("general").messages.map(({ text }) => text)).toEqual(["2", "4"]);
  });

  test("a revoked token is refused", async () => {
    discord.revokeToken();

    const refused = send({ content: "hi" });

    await expect(refused).rejects.toMatchObject({ status: 401 });
  });
});
