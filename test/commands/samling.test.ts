import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
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
    expect(olga?.text).toContain(`/${spec.name} – `);
  }
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
