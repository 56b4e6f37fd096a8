import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { accountOf } from "../../src/adapters/playground/account.ts";
import { openCampaign } from "../campaign.ts";

test("Samling explains itself to each role, with the commands that it has", async () => {
  await using house = await openCampaign();
  await house.association("Solna");
  await house.seat("Olga", "organiser", "Solna");
  await house.seat("Sam", "coordinator");

  const [kim, olga, sam] = await Promise.all(["Kim", "Olga", "Sam"].map((name) => house.say(name, "/samling")));

  expect(kim?.text).toContain("Jag är Samling. Jag samlar folk till det som händer.\nTryck på en knapp");
  expect(kim?.text).toContain("/signup – Anmäl dig till något");
  expect(kim?.text).not.toContain("/activity");
  expect(olga?.text).toContain("Du är valansvarig för Solna");
  expect(sam?.text).toContain("Du är samordnare");
  for (const { spec } of commands.filter((command) => command.spec.name !== "samling")) {
    expect(sam?.text).toContain(`/${spec.name} – `);
    if (spec.audience !== "coordinators") expect(olga?.text).toContain(`/${spec.name} – `);
  }
  // It would only tell an organiser to ask a coordinator.
  expect(olga?.text).not.toContain("/campaign");
});

test("Samling explains itself in English to whoever chose it, and opens what is on", async () => {
  await using house = await openCampaign();
  await house.shift({ day: "2022-08-18", start: "17:00" });
  await house.say("Billy", "/mydata language en");

  const hello = await house.say("Billy", "/samling");
  const week = await house.tap("Billy", hello, "See what's on");

  expect(hello.text).toContain("/signup – Sign up for something");
  expect(week.text).toContain("Thursday 18 August\n17:00:");
});

test("a person to ask is an organiser of one's own associations, else a coordinator", async () => {
  await using house = await openCampaign();
  await house.association("Solna");
  await house.association("Täby");
  await house.seat("Olga", "organiser", "Solna");
  await house.seat("Tove", "organiser", "Täby");
  await house.seat("Sam", "coordinator");
  await house.say("Kim", "/mydata association Solna");

  const kim = await house.tap("Kim", await house.say("Kim", "/samling"), "Fråga en människa");
  const billy = await house.tap("Billy", await house.say("Billy", "/samling"), "Fråga en människa");

  const [olga, tove, sam] = ["Olga", "Tove", "Sam"].map((name) => `@${accountOf(name)}`);
  expect(kim.text).toContain(`Valansvarig för Solna: ${olga}\nSamordnare: ${sam}`);
  expect(kim.text).not.toContain(tove);
  expect(billy.text).toMatch(new RegExp(`vad ni skriver\\.\nSamordnare: ${sam}$`));
});

test("home has my shifts, this week in my associations before all else, its turnout and the settings", async () => {
  await using house = await openCampaign();
  const associationId = await house.association("Solna");
  await house.seat("Olga", "organiser", "Solna");
  await house.shift({ day: "2022-08-18", place: "Huddinge" });
  const hosts = [{ name: "Solna", associationId }];
  const shift = await house.shift({ day: "2022-08-17", start: "17:00", end: "19:00", place: "Solna centrum", hosts });
  const later = await house.shift({ day: "2022-08-19", place: "Råsunda", hosts });
  await house.say("Olga", "/mydata association Solna");
  for (const id of [shift, later]) await house.press("Olga", `signup:${id}`);
  house.at("2022-08-17T19:05+02:00");
  await house.say("Olga", "/report 40 14 11");

  const home = await house.press("Olga", "home");

  expect(home.text).toMatch(
    /^Dina pass[\s\S]*Råsunda[\s\S]*Du kommer[\s\S]*Den här veckan[\s\S]*\nFredag 19 augusti\n.*Råsunda/,
  );
  expect(home.text).not.toContain("Huddinge");
  expect(home.text).toContain("Solna: 40 påringningar");
  expect(home.buttons.map(({ label }) => label)).toEqual(
    expect.arrayContaining(["Hela veckan", "Byt förening", "Svenska", "English", "Fråga en människa"]),
  );
});
