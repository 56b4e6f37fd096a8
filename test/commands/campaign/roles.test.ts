import { describe, expect, test } from "vitest";
import { people } from "../../../src/opening.ts";
import { openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

describe.each(ENGINES)("/campaign grant, on %s", (engine) => {
  test("says who is told before the role is given, and /campaign roles shows and takes it back", async () => {
    await using house = await openOrganised(undefined, engine);

    const asked = await house.say("Hedda", "/campaign grant person:@Kim value:Vantör");
    const before = await house.tick();
    const given = await house.tap("Hedda", asked, "Ge rollen");
    const granted = await house.tick();
    const card = await house.say("Kim", "/association");
    const ending = await house.pick("Hedda", await house.say("Hedda", "/campaign roles"), "Kim, Vantör");
    const ended = await house.tap("Hedda", ending, "Ta tillbaka");
    const withdrawn = await house.tick();
    const back = await house.tap("Hedda", ended, "Ångra");

    expect(asked.text).toContain("blir valansvarig för Vantör. Hen får veta det direkt.");
    expect(before).toEqual([]);
    expect(given.text).toContain("Rollen är given.");
    expect(granted.map(({ to }) => to)).toEqual(["Kim"]);
    expect(card.text).toContain("Vantör\nLokal förening");
    expect(ending.text).toContain("är valansvarig för Vantör. Ska det upphöra? Hen får veta det direkt.");
    expect(ended.text).toContain("Rollen är tillbakatagen.");
    expect(withdrawn.map(({ to }) => to)).toEqual(["Kim"]);
    expect(back.text).toContain("Rollen är given.");
  });
});

describe("giving a role", () => {
  test.each(["samordnare", "Coordinator"])("makes a coordinator of someone by the word %s", async (word) => {
    await using house = await openOrganised();

    const asked = await house.say("Hedda", `/campaign grant @Kim ${word}`);
    await house.tap("Hedda", asked, "Ge rollen");

    expect(asked.text).toContain("blir samordnare.");
    expect((await house.say("Kim", "/campaign")).text).toContain("Distriktet: Valet");
  });

  test("asks for which association where none is named, and offers coordinator", async () => {
    await using house = await openOrganised();

    const menu = await house.say("Hedda", "/campaign grant @Kim");
    const organiser = await house.pick("Hedda", menu, "Huddinge");
    const coordinator = await house.tap("Hedda", menu, "Samordnare");
    const kept = await house.tap("Hedda", organiser, "Nej, låt stå");

    expect(menu.text).toContain("För vilken förening?");
    expect(organiser.text).toContain("blir valansvarig för Huddinge.");
    expect(coordinator.text).toContain("blir samordnare.");
    expect(kept.text).toContain("Valansvariga");
    expect(await house.tick()).toEqual([]);
  });

  test("answers their claim too", async () => {
    await using house = await openOrganised();
    await house.say("Kim", "/association claim Huddinge");

    await house.tap("Hedda", await house.say("Hedda", "/campaign grant @Kim Huddinge"), "Ge rollen");

    expect((await house.say("Hedda", "/campaign claims")).text).toBe("Ingen väntar på svar.");
  });

  test.each([
    ["/campaign grant", "Vem? Skriv /campaign grant @namn och föreningen."],
    ["/campaign grant person:Nobody value:Vantör", "”Nobody” är ingen jag känner igen här"],
    ["/campaign grant @Kim Atlantis", "ingen förening som heter ”Atlantis”"],
  ])("refuses %s", async (line, why) => {
    await using house = await openOrganised();

    const refused = await house.say("Hedda", line);

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
  });

  test("refuses a person and an association that are not there", async () => {
    await using house = await openOrganised();

    const person = await house.press("Hedda", "role-ask:nobody:all");
    const association = await house.press("Hedda", `role-give:${await idOf(house, "Gustav")}:nowhere`);

    for (const { text } of [person, association]) expect(text).toContain("hittar inte det där");
  });

  test("completes the association while it is typed", async () => {
    await using house = await openOrganised();

    const some = await house.complete("Hedda", "campaign", "value", "hud");
    const other = await house.complete("Hedda", "campaign", "what", "hud");

    expect(some).toEqual([{ value: "Huddinge", label: "Huddinge" }]);
    expect(other).toEqual([]);
  });
});

describe("/campaign roles", () => {
  test("shows in one place who is what, which associations lack an organiser, and who asks", async () => {
    await using house = await openOrganised();
    await house.association("Solna");
    await house.say("Kim", "/association claim Solna");

    const roles = await house.say("Hedda", "/campaign roles");
    const list = await house.tap("Hedda", roles, "1 vill bli valansvarig");

    expect(roles.text).toMatch(/Samordnare: @\S+/);
    expect(roles.text).toMatch(/Valansvariga\nHuddinge: @\S+\nVantör: @\S+/);
    expect(roles.text).toContain("Utan valansvarig: Solna.");
    expect(list.text).toContain("Solna: @");
  });

  test("says so where nobody organises anything", async () => {
    await using house = await openOrganised();
    for (const name of ["Farah", "Gustav"]) {
      const roles = await house.say("Hedda", "/campaign roles");
      await house.tap("Hedda", await house.pick("Hedda", roles, name), "Ta tillbaka");
    }

    expect((await house.say("Hedda", "/campaign roles")).text).toContain("Valansvariga\nIngen än.");
  });

  test("keeps a role where the answer is no", async () => {
    await using house = await openOrganised();
    const roles = await house.say("Hedda", "/campaign roles");

    await house.tap("Hedda", await house.pick("Hedda", roles, "Gustav"), "Nej, låt stå");

    expect((await house.say("Gustav", "/association")).text).toContain("Huddinge\nLokal förening");
  });

  test("keeps the last coordinator, and lets one of several go", async () => {
    await using house = await openOrganised();
    const hedda = `${await idOf(house, "Hedda")}:all`;

    const last = await house.choose("Hedda", "role-end:0", hedda);
    const forged = await house.press("Hedda", `role-ended:${hedda}`);
    await house.seat("Ivar", "coordinator");
    const asked = await house.choose("Ivar", "role-end:0", hedda);
    await house.tap("Ivar", asked, "Ta tillbaka");

    for (const refused of [last, forged]) expect(refused.text).toContain("Någon måste vara samordnare.");
    expect(asked.text).toContain("är samordnare. Ska det upphöra?");
    expect((await house.say("Hedda", "/campaign roles")).text).toContain("får en samordnare göra");
  });

  test("is for coordinators, and so is everything behind it", async () => {
    await using house = await openOrganised();
    const kim = `${await idOf(house, "Gustav")}:${house.vantor}`;

    const refused = [
      await house.say("Farah", "/campaign roles"),
      await house.say("Farah", "/campaign grant @Kim Vantör"),
      await house.press("Farah", "roles"),
      await house.press("Farah", `role-give:${kim}`),
      await house.press("Farah", `role-ask:${kim}`),
      await house.press("Farah", `role-ended:${kim}`),
      await house.choose("Farah", "role-end:0", kim),
      await house.choose("Farah", `role-for:${kim.split(":")[0]}:0`, house.vantor),
    ];

    for (const { text } of refused) expect(text).toContain("får en samordnare göra");
  });
});

const idOf = async (house: Awaited<ReturnType<typeof openOrganised>>, name: string): Promise<string> =>
  (await people(house.store)).get(name) ?? "";
