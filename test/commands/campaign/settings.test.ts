import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";
import { change } from "./settings/changed.ts";

const FORMS = ["campaign-days", "campaign-posts", "campaign-people", "campaign-defaults", "campaign-areas"];

describe.each(ENGINES)("/campaign, on %s", (engine) => {
  test("shows the campaign, and a change of it tells nobody and is undone", async () => {
    await using house = await openOrganised(undefined, engine);

    const card = await house.say("Hedda", "/campaign what:show");
    const changed = await house.fill("Hedda", await house.tap("Hedda", card, "Inläggens tider"), {
      dailySchedule: "6.30",
      earlyCall: "17",
    });
    const undone = await house.tap("Hedda", changed, "Ångra");

    expect(card.text).toContain("Distriktet: Valet\n1 augusti–11 september 2022\nJag skriver på svenska.");
    expect(card.text).toContain("Inlägg: dagens 07:00, kvällens 18:00, veckans på måndag 08:00.");
    expect(changed.text).toContain("Sparat. Ingen får något meddelande.");
    expect(changed.text).toContain("Inlägg: dagens 06:30, kvällens 17:00");
    expect(undone.text).toContain("Då är det som förut.");
    expect(undone.text).toContain("Inlägg: dagens 07:00, kvällens 18:00");
    expect(await house.tick()).toEqual([]);
  });
});

describe.each(ENGINES)("two who change the same campaign, on %s", (engine) => {
  test("do not overwrite each other: the second sees what changed and chooses", async () => {
    await using house = await openOrganised(undefined, engine);
    await house.seat("Ivar", "coordinator");
    const [first, second] = [await house.press("Ivar", "campaign-posts"), await house.press("Hedda", "campaign-posts")];
    await house.fill("Ivar", first, { dailySchedule: "06:30" });

    const conflict = await house.fill("Hedda", second, { earlyCall: "17:00" });
    const both = await house.tap("Hedda", conflict, "Gör mina ändringar också");

    expect(conflict.text).toContain("Medan du skrev ändrade någon annan det här:\n• Dagens inlägg: 06:30");
    expect(conflict.text).toContain("Du vill ändra:\n• Kvällens inlägg om tidiga starter: 17:00");
    expect(both.text).toContain("Inlägg: dagens 06:30, kvällens 17:00");
  });

  test("do not undo each other's changes", async () => {
    await using house = await openOrganised(undefined, engine);
    await house.seat("Ivar", "coordinator");
    const mine = await change(house, "campaign-areas", { areas: "Söderort" });
    await house.fill("Ivar", await house.press("Ivar", "campaign-posts"), { dailySchedule: "06:30" });

    const undone = await house.tap("Hedda", mine, "Ångra");

    expect(undone.text).toContain("Det har ändrats igen sedan dess, så jag ångrar inget:");
    expect(undone.text).toContain("Prioriterade områden: Söderort.");
  });
});

describe("the forms about a campaign", () => {
  test("ask five things at most", async () => {
    await using house = await openOrganised();

    for (const name of FORMS) expect((await house.press("Hedda", name)).form?.fields.length).toBeLessThanOrEqual(5);
  });

  test("are for coordinators", async () => {
    await using house = await openOrganised();

    for (const name of FORMS) {
      expect((await house.press("Farah", name)).text).toContain("får en samordnare göra");
      expect((await house.submit("Farah", `${name}-set:`, {})).text).toContain("får en samordnare göra");
    }
    for (const said of [await house.say("Farah", "/campaign"), await house.press("Farah", "campaign")])
      expect(said.text).toContain("får en samordnare göra");
  });

  test("are undone once, by whoever made the change", async () => {
    await using house = await openOrganised();
    await house.seat("Ivar", "coordinator");
    const changed = await change(house, "campaign-areas", { areas: "Söderort" });
    const undo = changed.buttons.find(({ label }) => label === "Ångra")?.id ?? "";

    const other = await house.press("Ivar", undo);
    const organiser = await house.press("Farah", undo);
    await house.press("Hedda", undo);
    const twice = await house.press("Hedda", undo);

    expect(organiser.text).toContain("får en samordnare göra");
    for (const { text } of [other, twice]) expect(text).toContain("Den knappen gäller inte längre.");
  });
});
