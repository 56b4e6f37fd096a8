import { PermissionFlagsBits } from "discord.js";
import { expect, test } from "vitest";
import { addCode } from "../../src/store/organisation/codes.ts";
import { workspaceIdOf } from "../../src/store/people/accounts.ts";
import { coordinatorsOf, organisersOf } from "../../src/store/people/roles.ts";
import { type DiscordHouse, openDiscordHouse } from "../chat-house.ts";
import { coordinator, ORGANISER } from "../coordinating.ts";
import { summer } from "../stage.ts";

const { ManageGuild, ViewChannel } = PermissionFlagsBits;
const SUNRISE = summer("2022-08-17 06:00");

const codeIn = ({ stage }: DiscordHouse): Promise<string> =>
  stage.store.transact((tx) =>
    addCode(tx, { purpose: "setup", organisationId: undefined, personId: undefined, at: SUNRISE }),
  );

test("a role of the server means organiser here for as long as someone bears it, and only once a coordinator lets it", async () => {
  await using house = await openDiscordHouse();
  const { discord, stage } = house;
  const vantor = await stage.association("Vantör");
  const kim = await coordinator(house, "Kim");
  const role = discord.guild.role("Vantörs valansvariga");
  const li = discord.member("Li", { locale: "sv-SE", permissions: ORGANISER, roles: [role] });
  const organisers = () => stage.store.read((db) => organisersOf(db, vantor));

  const before = await li.slash("activity", { what: "add" });
  const server = await kim.slash("campaign", { what: "server" });
  const page = server.text;
  const meaning = await kim.choose(server, "Vantörs valansvariga");
  const asked = await kim.choose(meaning, "Vantör");
  const question = asked.text;
  const unsaid = await li.slash("activity", { what: "add" });
  const followed = await kim.press(asked, "Ja, gör så");
  const opened = await li.slash("activity", { what: "add" });
  await li.submit(opened, { Slag: "phonebank", När: "18/8 17–19", Plats: "Högdalen" });
  const told = await organisers();
  discord.guild.take(role, li);
  const lost = await li.slash("activity", { what: "add" });
  await li.slash("signup", { activity: "högdalen" });

  expect(page).toContain("Inga. Roller ges bara med /campaign grant.");
  expect(question).toContain("blir valansvarig för Vantör här");
  expect(followed.text).toContain("Vantörs valansvariga → valansvarig för Vantör");
  for (const { text } of [before, unsaid, lost])
    expect(text).toContain("Det där får en valansvarig eller samordnare göra.");
  expect(opened.form.fields.map(({ value }) => value)).toContain("Vantör");
  expect(told).toHaveLength(1);
  expect(await organisers()).toEqual([]);
  expect(house.faults).toEqual([]);
  expect(discord.refused).toEqual([]);
});

test("whoever loses a role that meant coordinator is told of nothing more after the daily look, though they do nothing", async () => {
  await using house = await openDiscordHouse();
  const { discord, stage } = house;
  const campaign = await stage.campaign();
  const role = discord.guild.role("Samordning");
  const followedRoles = [{ workspaceId: workspaceIdOf("discord", discord.guild.id), role }];
  await stage.change({ settings: { followedRoles } });
  const li = discord.member("Li", { locale: "sv-SE", permissions: ORGANISER, roles: [role] });
  await li.slash("mydata", { what: "language", value: "sv" });
  const coordinators = () => stage.store.read((db) => coordinatorsOf(db, campaign.organisationId));

  const before = await coordinators();
  discord.guild.take(role, li);
  // Discord's answers are kept for ten minutes.
  await house.tick("2022-08-17 06:15");
  await house.lookAtRoles();

  expect(before).toHaveLength(1);
  expect(await coordinators()).toEqual([]);
  expect(house.faults).toEqual([]);
});

test("a new server is set up by whoever manages it and types the one-time code", async () => {
  await using house = await openDiscordHouse();
  const server = house.discord.addGuild("Förbundet");
  server.channel("aktiviteter");
  const samordning = server.channel("samordning");
  const kim = server.member("Kim", { locale: "sv-SE", permissions: ManageGuild | ORGANISER });
  const li = server.member("Li", { locale: "sv-SE", permissions: ORGANISER });
  const code = await codeIn(house);

  const refused = await li.slash("campaign", { what: "setup", value: code });
  const wrong = await kim.slash("campaign", { what: "setup", value: "ABCDE-23456" });
  const right = await kim.slash("campaign", { what: "setup", value: code });
  const form = await kim.press(right, "Ny kampanj");
  const founded = await kim.submit(form, {
    "Organisationens namn": "Förbundet",
    "Kampanjens namn": "Valet",
    "Första dagen": "1/8 2022",
    "Sista dagen": "11/9 2022",
  });
  const left = await kim.press(founded, "Vad är kvar?");
  const channels = await kim.press(left, "Ordna kanaler");
  const proposed = channels.text;
  const applied = await kim.press(channels, "Använd alla 2");
  const again = await kim.slash("campaign", { what: "setup", value: code });
  const open = await kim.press(applied, "Vad är kvar?");
  samordning.overwrite({ id: server.id, deny: ViewChannel });
  samordning.overwrite({ id: server.botRole.id, allow: ViewChannel });
  const closed = await kim.slash("campaign", { what: "setup" });

  expect(refused.text).toContain("Det får bara den göra som sköter servern");
  expect(wrong.text).toContain("Koden stämmer inte");
  expect(right.text).toContain("Du blir samordnare.");
  expect(founded.text).toContain("Förbundet är igång, och du är samordnare!");
  expect(left.text).toContain("saker kvar att ordna");
  expect(proposed).toContain("Obs: de här kanalerna kan alla läsa: #samordning.");
  expect(again.text).toContain("Här finns redan en kampanj.");
  expect(open.text).toContain("Alla kan läsa kanalerna för samordnare. Stäng dem.");
  expect(closed.text).toContain("Kanalerna för samordnare och föreningar läses bara av dem de är till för.");
  expect([refused, wrong, right, founded, left, channels, applied].every(({ ephemeral }) => ephemeral)).toBe(true);
  expect(house.faults).toEqual([]);
  expect(house.discord.refused).toEqual([]);
});

test("an organiser adds an activity, moves it and cancels it, and sees each time who is told", async () => {
  await using house = await openDiscordHouse();
  await house.tick("2022-08-17 09:00");
  const kim = await coordinator(house, "Kim");
  const [anna, bo] = [house.discord.member("Anna", { locale: "sv-SE" }), house.discord.member("Bo")];

  const form = await kim.slash("activity", { what: "add" });
  const card = await kim.submit(form, {
    Slag: "phonebank",
    När: "18/8 17–19",
    Plats: "Högdalen",
    Rubrik: "Ringkväll",
  });
  await anna.slash("signup", { activity: "högdalen" });
  await bo.slash("signup", { activity: "högdalen" });
  const shown = await kim.slash("activity", { activity: "högdalen" });
  const change = await kim.press(shown, "Dag, tid, plats");
  const asked = await kim.submit(change, { Tid: "18–20", Plats: "Rissne" });
  const preview = asked.text;
  const untold = [...anna.dms, ...bo.dms].filter(({ text }) => text.includes("Rissne"));
  const moved = await kim.press(asked, "Ändra och säg till 2 personer");
  await house.discord.until(
    () => [anna, bo].every(({ dms }) => dms.some(({ text }) => text.includes("Ändrat: Rissne"))),
    "both are told of the move",
  );
  const cancelling = await kim.press(moved, "Ställ in");
  const question = cancelling.text;
  const cancelled = await kim.press(cancelling, "Ändra och säg till 2 personer");
  await house.discord.until(
    () => [anna, bo].every(({ dms }) => dms.some(({ text }) => text.includes("Inställt"))),
    "both are told that it is off",
  );

  expect(card.text).toContain("Tillagd.");
  expect(card.text).toContain("Ingen får något meddelande.");
  expect(preview).toContain("2 personer är anmälda och får veta det direkt");
  expect(untold).toEqual([]);
  expect(question).toContain("Ska Ringkväll ställas in?");
  expect(cancelled.text).toContain("Klart.");
  expect(house.faults).toEqual([]);
  expect(house.discord.refused).toEqual([]);
});
