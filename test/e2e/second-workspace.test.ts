import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { addOrganisation } from "../../src/store/organisation/campaigns.ts";
import { linkWorkspace } from "../../src/store/organisation/channels.ts";
import { workspaceIdOf } from "../../src/store/people/accounts.ts";
import { grantRole, withdrawRole } from "../../src/store/people/roles.ts";
import { type ChatHouse, openChatHouse, personIn } from "../chat-house.ts";
import { summer } from "../stage.ts";
import type { Person as Member } from "../standins/discord/person.ts";
import type { GuildPlace } from "../standins/discord/places.ts";
import type { Person as User } from "../standins/slack/person.ts";

const EVENING = { day: "2022-08-17", start: "17:00", end: "19:00", place: "Kungsholmen" };
const CODE = /[A-Z0-9]{5}-[A-Z0-9]{5}/;
const permissions = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageEvents;

const personOf = async ({ stage }: ChatHouse, account: string): Promise<string> =>
  (await personIn(stage.store, account)).personId;

const organisationId = async ({ stage }: ChatHouse): Promise<string> => (await stage.campaign()).organisationId;

const coordinatorGrant = async (house: ChatHouse, account: string) => ({
  personId: await personOf(house, account),
  organisationId: await organisationId(house),
  name: "coordinator" as const,
});

/** Someone who coordinates on Discord, where they may manage the server. */
const coordinatorOnDiscord = async (house: ChatHouse, name = "Hedda"): Promise<Member> => {
  const member = house.discord.member(name, { locale: "sv-SE", permissions });
  await member.slash("mydata", { what: "language", value: "sv" });
  const grant = await coordinatorGrant(house, member.id);
  await house.stage.store.transact((tx) => grantRole(tx, grant));
  return member;
};

/** The same in Slack. */
const coordinatorInSlack = async (house: ChatHouse, name = "Hedda"): Promise<User> => {
  const user = house.slack.user(name, { admin: true });
  await user.command("/mydata language sv");
  const grant = await coordinatorGrant(house, user.id);
  await house.stage.store.transact((tx) => grantRole(tx, grant));
  return user;
};

const codeIn = (text: string): string => CODE.exec(text)?.[0] ?? "no code";
const codeFromDiscord = async (by: Member): Promise<string> =>
  codeIn((await by.slash("campaign", { what: "link" })).text);
const codeFromSlack = async (by: User): Promise<string> => codeIn((await by.command("/campaign link")).words);

const manager = (house: ChatHouse, name = "Hedda"): User => house.slack.user(name, { admin: true });
const linkedWorkspaces = async ({ stage }: ChatHouse): Promise<readonly string[]> =>
  stage.store.read(async (db, t) => (await db.select().from(t.workspace)).map(({ platform }) => platform).sort());

/** What both day's posts show once two places of two are taken. */
const shownFull = async (house: ChatHouse): Promise<{ readonly slack: string; readonly discord: string }> => {
  await house.slack.until(() => house.daily.messages[0]?.words.includes("2 kommer, fullt") ?? false);
  const onDiscord = (): string => house.discordDaily.messages[0]?.text ?? "";
  await house.discord.until(() => onDiscord().includes("2 kommer, fullt"), "Discord's post shows it too");
  return { slack: house.daily.messages[0]?.words ?? "", discord: onDiscord() };
};

describe("a code from /campaign link on Discord", () => {
  test("adopts a Slack workspace: its channels, its people and one sign-up list", async () => {
    await using house = await openChatHouse("discord");
    const shift = await house.stage.shift({ ...EVENING, capacity: 2, needed: 2 });
    const hedda = await coordinatorOnDiscord(house);
    const here = manager(house);
    const [anna, bo] = [house.slack.user("Anna"), house.slack.user("Bo")];
    const cia = house.discord.member("Cia", { locale: "sv-SE" });

    const code = await codeFromDiscord(hedda);
    const asked = await here.command(`/campaign link ${code.toLowerCase()}`);
    const question = asked.words;
    const joined = await here.press(asked, "Koppla ihop");
    const said = joined.words;
    const purpose = await here.command("/campaign channel", { in: house.daily });
    await here.press(purpose, "Dagens inlägg");
    await house.tick("2022-08-17 07:00");
    const [post] = house.daily.messages;
    if (!post) throw new Error("nothing was posted in Slack");
    await cia.slash("signup", { activity: "kungsholmen" });
    await anna.press(post, `signup:${shift}`);
    const late = await bo.press(post, `signup:${shift}`);
    const shown = await shownFull(house);

    expect(question).toContain("Den här arbetsytan hör då till Distriktet, och du blir samordnare här.");
    expect(said).toContain("Arbetsytan hör nu till Distriktet, och du är samordnare.");
    expect(await personOf(house, here.id)).toBe(await personOf(house, hedda.id));
    expect(late.words).toContain("du står som nummer 1 i kön");
    expect(shown).toEqual({
      slack: expect.stringContaining("2 kommer, fullt"),
      discord: expect.stringContaining("2 kommer, fullt"),
    });
    expect(house.discord.refused).toEqual([]);
    expect(house.faults).toEqual([]);
  });
});

describe("a code from /campaign link in Slack", () => {
  test("adopts a Discord server: its channels, its people and one sign-up list", async () => {
    await using house = await openChatHouse("slack");
    const shift = await house.stage.shift({ ...EVENING, capacity: 2, needed: 2 });
    const hedda = await coordinatorInSlack(house);
    const here = house.discord.member("Hedda", { locale: "sv-SE", permissions });
    const anna = house.slack.user("Anna");
    const [bo, cia] = [house.discord.member("Bo"), house.discord.member("Cia")];

    const asked = await here.slash("campaign", { what: "link", value: await codeFromSlack(hedda) });
    const joined = await here.press(asked, "Koppla ihop");
    const purpose = await here.slash("campaign", { what: "channel" }, { in: "aktiviteter" });
    await here.press(purpose, "Dagens inlägg");
    await house.tick("2022-08-17 07:00");
    const [post] = house.discordDaily.messages;
    if (!post) throw new Error("nothing was posted on Discord");
    await anna.command("/signup kungsholmen");
    await bo.press(post, `signup:${shift}`);
    const late = await cia.press(post, `signup:${shift}`);
    const shown = await shownFull(house);

    expect(joined.text).toContain("Arbetsytan hör nu till Distriktet, och du är samordnare.");
    expect(await personOf(house, here.id)).toBe(await personOf(house, hedda.id));
    expect(late.text).toContain("du står som nummer 1 i kön");
    expect(shown).toEqual({
      slack: expect.stringContaining("2 kommer, fullt"),
      discord: expect.stringContaining("2 kommer, fullt"),
    });
    expect(house.discord.refused).toEqual([]);
    expect(house.faults).toEqual([]);
  });
});

/** An organisation with a campaign of its own in the Slack workspace, which Greta coordinates. */
const neighbours = async (house: ChatHouse): Promise<User> => {
  const { hours: _hours, organisationId: _id, ...campaign } = await house.stage.campaign();
  const workspace = { platform: "slack", externalId: house.slack.workspace.team.id } as const;
  const id = workspaceIdOf(workspace.platform, workspace.externalId);
  await house.stage.store.transact(async (tx, t) => {
    const other = { ...campaign, id: "their-campaign", name: "Deras val" };
    await addOrganisation(tx, t, { id: "theirs", name: "Grannen", example: false }, other, summer("2022-08-01 12:00"));
    await linkWorkspace(tx, { id, organisationId: "theirs", ...workspace });
  });
  const greta = house.slack.user("Greta", { admin: true });
  await greta.command("/mydata language sv");
  const personId = await personOf(house, greta.id);
  await house.stage.store.transact((tx) => grantRole(tx, { personId, organisationId: "theirs", name: "coordinator" }));
  return greta;
};

const anotherServer = ({ discord }: ChatHouse): GuildPlace => {
  const guild = discord.addGuild("Ungdomsförbundet");
  guild.channel("allmänt");
  return guild;
};

describe("a second workspace is not adopted", () => {
  test("with a wrong code, nor with one for a person", async () => {
    await using house = await openChatHouse("discord");
    const hedda = await coordinatorOnDiscord(house);
    const here = manager(house);
    const forPerson = codeIn((await hedda.slash("mydata", { what: "link" })).text);

    const wrong = await here.command("/campaign link ABCDE-FGHJK");
    const other = await here.command(`/campaign link ${forPerson}`);

    for (const refused of [wrong, other]) expect(refused.words).toContain("Koden stämmer inte, är använd eller");
    expect(await linkedWorkspaces(house)).toEqual(["discord", "playground"]);
  });

  test("with a code that was used, also between the question and the yes", async () => {
    await using house = await openChatHouse("discord");
    const hedda = await coordinatorOnDiscord(house);
    const code = await codeFromDiscord(hedda);
    const elsewhere = anotherServer(house).member("Hedda", { as: hedda, permissions });
    const here = manager(house);

    const asked = await here.command(`/campaign link ${code}`);
    await elsewhere.press(await elsewhere.slash("campaign", { what: "link", value: code }), "Koppla ihop");
    const late = await here.press(asked, "Koppla ihop");
    const again = await here.command(`/campaign link ${code}`);

    for (const refused of [late, again]) expect(refused.words).toContain("Koden stämmer inte, är använd eller");
    expect(await linkedWorkspaces(house)).toEqual(["discord", "discord", "playground"]);
  });

  test("with a code that is an hour old", async () => {
    await using house = await openChatHouse("discord");
    const code = await codeFromDiscord(await coordinatorOnDiscord(house));
    const here = manager(house);

    await house.tick("2022-08-17 06:59");
    const inTime = await here.command(`/campaign link ${code}`);
    await house.tick("2022-08-17 07:00");
    const late = await here.press(inTime, "Koppla ihop");

    expect(inTime.words).toContain("hör då till Distriktet");
    expect(late.words).toContain("Koden stämmer inte, är använd eller för gammal.");
  });

  test("with the code of someone who does not coordinate any more", async () => {
    await using house = await openChatHouse("discord");
    const hedda = await coordinatorOnDiscord(house);
    const code = await codeFromDiscord(hedda);
    const grant = await coordinatorGrant(house, hedda.id);
    await house.stage.store.transact((tx) => withdrawRole(tx, grant));

    const refused = await manager(house).command(`/campaign link ${code}`);

    expect(refused.words).toContain("Koden stämmer inte");
    expect(await linkedWorkspaces(house)).toEqual(["discord", "playground"]);
  });

  test("by who does not manage it, whatever the code", async () => {
    await using house = await openChatHouse("discord");
    const code = await codeFromDiscord(await coordinatorOnDiscord(house));

    const refused = await house.slack.user("Bo").command(`/campaign link ${code}`);

    expect(refused.words).toContain("Det får bara den göra som sköter servern eller arbetsytan.");
    expect(await linkedWorkspaces(house)).toEqual(["discord", "playground"]);
  });

  test("where a campaign is already: that one keeps its people and figures, and the code its worth", async () => {
    await using house = await openChatHouse("discord");
    const greta = await neighbours(house);
    const code = await codeFromDiscord(await coordinatorOnDiscord(house));

    const linking = await greta.command(`/campaign link ${code}`);
    const settingUp = await greta.command(`/campaign setup ${code}`);
    const elsewhere = anotherServer(house).member("Ida", { locale: "sv-SE", permissions });
    const unused = await elsewhere.slash("campaign", { what: "link", value: code });

    for (const refused of [linking, settingUp])
      expect(refused.words).toContain("Här finns redan en kampanj. En kod kopplar bara en arbetsyta utan kampanj.");
    expect(unused.text).toContain("hör då till Distriktet");
    const theirs = await house.stage.store.read(async (db, t) => await db.select().from(t.workspace));
    expect(theirs.find(({ platform }) => platform === "slack")?.organisationId).toBe("theirs");
    expect((await greta.command("/campaign")).words).toContain("Deras val");
  });

  test("by who does not coordinate there: activists get no code", async () => {
    await using house = await openChatHouse("slack");

    const refused = await house.slack.user("Bo").command("/campaign link");

    expect(refused.words).not.toMatch(CODE);
    expect(refused.words).toContain("samordnare");
  });
});

test("the code can be typed in a form, and a doubled yes links once", async () => {
  await using house = await openChatHouse("discord");
  const code = await codeFromDiscord(await coordinatorOnDiscord(house));
  const here = manager(house);

  const form = await here.press(await here.command("/campaign link"), "Jag har en kod");
  const asked = await here.submit(form, { Kod: ` ${code} ` });
  const joined = await here.press(asked, "Koppla ihop", { times: 3 });

  expect(joined.words).toContain("Arbetsytan hör nu till Distriktet");
  expect(await linkedWorkspaces(house)).toEqual(["discord", "playground", "slack"]);
  expect(house.faults).toEqual([]);
});
