import { describe, expect, test } from "vitest";
import { grantRole } from "../../src/store/people/roles.ts";
import { type ChatHouse, openChatHouse } from "../chat-house.ts";
import type { Person as User } from "../standins/slack/person.ts";
import {
  codeFromDiscord,
  codeIn,
  coordinatorGrant,
  coordinatorOnDiscord,
  linkedWorkspaces,
  manager,
  permissions,
  personOf,
} from "./link-codes.ts";

const EVENING = { day: "2022-08-17", start: "17:00", end: "19:00", place: "Kungsholmen" };

/** Someone who coordinates in Slack, which they may manage. */
const coordinatorInSlack = async (house: ChatHouse, name = "Hedda"): Promise<User> => {
  const user = house.slack.user(name, { admin: true });
  await user.command("/mydata language sv");
  const grant = await coordinatorGrant(house, user.id);
  await house.stage.store.transact((tx) => grantRole(tx, grant));
  return user;
};
const codeFromSlack = async (by: User): Promise<string> => codeIn((await by.command("/campaign link")).words);

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
