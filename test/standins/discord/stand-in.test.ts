import { once } from "node:events";
import { Client, ClientUser, GatewayIntentBits, type Interaction, REST, Routes } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ANSWERS, misfits } from "./description.ts";
import { ACKNOWLEDGE, type Discord, SEND, standIn } from "./stand-in.ts";

let discord: Discord;
let rest: REST;

beforeEach(async () => {
  discord = await standIn();
  rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
});
afterEach(() => discord[Symbol.asyncDispose]());

const send = (body: object) => rest.post(Routes.channelMessages(discord.channel("general").id), { body });
const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string, label = "Go") => ({ type: 2, style: 1, custom_id, label });
const words = (content: string) => ({ type: 10, content });
const section = (at: number) => ({ type: 9, components: [words("line")], accessory: button(`b${at}`) });
const V2 = 1 << 15;

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

describe("a body Discord would refuse is refused and remembered", () => {
  test.each([
    ["a misspelt key", { content: "hi", embedz: [] }, "embedz: unknown key"],
    ["a misspelt key deep inside", { components: [row({ ...button("a"), lable: "x" })] }, "lable: unknown key"],
    ["too long a custom_id", { components: [row(button("a".repeat(101)))] }, "custom_id"],
    ["2,001 characters", { content: "a".repeat(2001) }, "2000"],
    ["a custom_id twice", { components: [row(button("a"), button("a"))] }, "duplicated a"],
    ["a button that leads nowhere", { components: [row({ type: 2, style: 1, label: "x" })] }, "custom_id or a url"],
    ["six rows", { components: "abcdef".split("").map((id) => row(button(id))) }, "5 rows"],
    ["six buttons in a row", { components: [row(..."abcdef".split("").map((id) => button(id)))] }, "components"],
    ["6,001 characters of embeds", { embeds: [1, 2].map(() => ({ description: "a".repeat(3001) })) }, "6000"],
    ["content beside V2", { content: "hi", flags: V2, components: [words("x")] }, "beside IS_COMPONENTS_V2"],
    ["V2 without its flag", { components: [words("x")] }, "IS_COMPONENTS_V2 flag"],
    ["41 components", { flags: V2, components: Array.from({ length: 14 }, (_, i) => section(i)) }, "of at most 40"],
    ["4,001 characters in V2", { flags: V2, components: [words("a".repeat(2001)), words("a".repeat(2000))] }, "4001"],
    ["a nonce of 26 characters", { content: "hi", nonce: "n".repeat(26) }, "nonce"],
    ["an attachment nobody uploaded", { content: "hi", attachments: [{ id: "0" }] }, "nothing was uploaded"],
  ])("%s", async (_name, body, problem) => {
    const refused = send(body);

    await expect(refused).rejects.toMatchObject({ code: 50035, status: 400 });
    expect(discord.refused.flatMap(({ problems }) => problems).join()).toContain(problem);
    expect(discord.channel("general").messages).toEqual([]);
  });

  test("an empty message", async () => {
    const refused = send({ content: " " });

    await expect(refused).rejects.toMatchObject({ code: 50006 });
  });

  const command = (change: object) => ({ name: "signup", description: "Come along", ...change });
  const option = (change: object) => ({ type: 3, name: "activity", description: "Which", ...change });

  test.each([
    ["capitals in a name", [command({ name: "SignUp" })], "SignUp"],
    [
      "optional before required",
      [command({ options: [option({}), option({ name: "b", required: true })] })],
      "optional",
    ],
    [
      "choices beside autocomplete",
      [command({ options: [option({ autocomplete: true, choices: [{ name: "a", value: "a" }] })] })],
      "beside",
    ],
    ["an unknown locale", [command({ description_localizations: { sv: "Kom med" } })], "unknown locale"],
    ["a name twice", [command({}), command({})], "twice"],
    ["a misspelt key", [command({ descripton: "x" })], "unknown key"],
  ])("commands with %s", async (_name, body, problem) => {
    const refused = rest.put(Routes.applicationCommands(discord.application), { body });

    await expect(refused).rejects.toMatchObject({ code: 50035 });
    expect(discord.refused.flatMap(({ problems }) => problems).join()).toContain(problem);
  });
});

describe("an event in a server's calendar", () => {
  const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const evening = {
    name: "Ringkväll",
    entity_metadata: { location: "Högdalen" },
    scheduled_start_time: soon(60),
    scheduled_end_time: soon(120),
    privacy_level: 2,
    entity_type: 3,
  };

  test.each([
    ["that has begun", { scheduled_start_time: soon(-1) }],
    ["that ends before it begins", { scheduled_end_time: soon(30) }],
    ["without an end", { scheduled_end_time: undefined }],
    ["with too long a name", { name: "n".repeat(101) }],
    ["with a misspelt key", { descripton: "x" }],
  ])("%s is refused", async (_name, change) => {
    const route = Routes.guildScheduledEvents(discord.guild.id);

    await rest.post(route, { body: evening });
    const refused = rest.post(route, { body: { ...evening, ...change } });

    await expect(refused).rejects.toMatchObject({ code: 50035 });
    expect(discord.guild.record.events.size).toBe(1);
  });
});

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
