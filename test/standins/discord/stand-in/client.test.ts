import { once } from "node:events";
import { Client, ClientUser, GatewayIntentBits, type Interaction, REST, Routes } from "discord.js";
import { describe, expect, test } from "vitest";
import { ACKNOWLEDGE, standIn } from "../stand-in.ts";
import { button, discord, row, send } from "./server.ts";

/** The real client, logged in, with one handler for what people do. */
const client = async (act: (interaction: Interaction) => Promise<unknown> = async () => undefined) => {
  const made = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildModeration],
    rest: { api: discord.url, retries: 0 },
  });
  made.on("interactionCreate", (interaction) => void act(interaction));
  const ready = new Promise((done) => made.once("clientReady", done));
  await made.login(discord.token);
  await ready;
  return made;
};

describe("the real client", () => {
  test("logs in, hears a slash command, and its answer is shown to the one who asked", async () => {
    await using bot = await client(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: `${interaction.options.getString("activity")}!`, flags: 64 });
    });
    await bot.application?.commands.set([
      {
        name: "signup",
        description: "Come along",
        options: [{ type: 3, name: "activity", description: "Which", required: true }],
      },
    ]);
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "Högdalen" });

    expect(bot.user).toBeInstanceOf(ClientUser);
    expect(answer.text).toBe("Högdalen!");
    expect(answer.ephemeral).toBe(true);
    expect(answer.acknowledged?.after).toBeLessThan(3000);
    expect(discord.channel("general").messages).toEqual([]);
    expect(discord.refused).toEqual([]);
  });

  test("completes, opens a form and takes what was filled in", async () => {
    await using bot = await client(async (interaction) => {
      if (interaction.isAutocomplete())
        await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: "x" }]);
      if (interaction.isButton())
        await interaction.showModal({ customId: "form", title: "Report", components: [line("dials", "Dials")] });
      if (interaction.isModalSubmit() && interaction.isFromMessage())
        await interaction.update({ content: interaction.fields.getTextInputValue("dials"), components: [] });
    });
    await bot.application?.commands.set([
      {
        name: "signup",
        description: "Come along",
        options: [{ type: 3, name: "activity", description: "Which", autocomplete: true }],
      },
    ]);
    await send({ content: "How did it go?", components: [row(button("report", "Report"))] });
    const anna = discord.member("Anna");

    const choices = await anna.complete("signup", "activity", "hög");
    const [message] = discord.channel("general").messages;
    if (!message) throw new Error("nothing was posted");
    const form = await anna.press(message, "Report");
    const answer = await anna.submit(form, { Dials: "40" });

    expect(choices).toEqual(["hög!"]);
    expect(form.form).toMatchObject({ title: "Report", fields: [{ label: "Dials", kind: "line" }] });
    expect(answer.text).toBe("40");
    expect(message.text).toBe("40");
    expect(discord.refused).toEqual([]);
  });

  const line = (customId: string, label: string) => ({ type: 18, label, component: { type: 4, style: 1, customId } });

  test("an act delivered twice can be acknowledged once", async () => {
    const refusal = Promise.withResolvers<number>();
    await using _bot = await client(async (interaction) => {
      if (interaction.isButton()) await interaction.reply("done").catch((fault) => refusal.resolve(fault.code));
    });
    await send({ content: "x", components: [row(button("go"))] });
    const anna = discord.member("Anna");
    const [message] = discord.channel("general").messages;
    if (!message) throw new Error("nothing was posted");

    await anna.press(message, "Go", { times: 2 });
    await discord.until(() => discord.count(ACKNOWLEDGE) === 2, "both were acknowledged");

    expect(await refusal.promise).toBe(40060);
    expect(discord.channel("general").messages.map(({ text }) => text)).toEqual(["x", "done"]);
  });

  test("an acknowledgement after three seconds finds nobody waiting", async () => {
    let now = Date.now();
    await using late = await standIn({ now: () => now });
    const refusal = Promise.withResolvers<number>();
    await using bot = new Client({ intents: [], rest: { api: late.url, retries: 0 } });
    bot.on("interactionCreate", (interaction) => {
      now += 3001;
      if (interaction.isButton()) interaction.deferUpdate().catch((fault) => refusal.resolve(fault.code));
    });
    await bot.login(late.token);
    const own = new REST({ api: late.url }).setToken(late.token);
    await own.post(Routes.channelMessages(late.channel("general").id), { body: { components: [row(button("go"))] } });
    const [message] = late.channel("general").messages;
    if (!message) throw new Error("nothing was posted");

    await late.member("Anna").press(message, "Go", { wait: false });

    expect(await refusal.promise).toBe(10062);
  });

  test("resumes after a break and hears what it missed", async () => {
    const heard: string[] = [];
    await using _bot = await client(async (interaction) => {
      if (interaction.isButton()) heard.push(interaction.customId);
      if (interaction.isButton()) await interaction.reply("done");
    });
    await send({ content: "x", components: [row(button("go"))] });
    const anna = discord.member("Anna");
    const [message] = discord.channel("general").messages;
    if (!message) throw new Error("nothing was posted");

    discord.gateway.drop();
    await discord.until(() => !discord.gateway.connected, "the break was noticed");
    await anna.press(message, "Go");

    expect(heard).toEqual(["go"]);
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
  });

  test("hears of a ban, which needs no privileged intent, but not of someone leaving", async () => {
    const gone: string[] = [];
    await using bot = await client();
    bot.on("guildBanAdd", (ban) => gone.push(`${ban.user.id} banned`));
    bot.on("guildMemberRemove", (member) => gone.push(`${member.id} left`));
    const [anna, bo] = [discord.member("Anna"), discord.member("Bo")];

    anna.leave();
    discord.guild.ban(bo);
    await once(bot, "guildBanAdd");

    expect(gone).toEqual([`${bo.id} banned`]);
  });
});
