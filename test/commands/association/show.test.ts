import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

const labels = ({ buttons }: { readonly buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);

describe("/association", () => {
  test("opens one's own association where there is only one", async () => {
    await using house = await openOrganised();

    const card = await house.say("Gustav", "/association");

    expect(card.text).toContain(
      "Huddinge\nLokal förening\nRinglista saknas.\nInget mål än.\nInget område.\nIngen kanal.",
    );
    expect(card.text).toContain("Valansvariga:");
    expect(labels(card)).toEqual(["Lista och mål", "Områden"]);
  });

  test("lets one who has several choose among those only", async () => {
    await using house = await openOrganised();
    await house.association("Solna");
    await house.seat("Gustav", "organiser", "Vantör");

    const menu = await house.say("Gustav", "/association what:show");
    const card = await house.pick("Gustav", menu, "Vantör");

    expect(menu.text).toContain("Vilken förening?");
    expect(JSON.stringify(menu.message)).not.toContain("Solna");
    expect(card.text).toContain("Vantör\nLokal förening");
  });

  test("gives a coordinator the whole picture, the way to add one, and all of them to choose from", async () => {
    await using house = await openOrganised();
    await house.association("Kommunal", "branch");

    const menu = await house.say("Hedda", "/association");
    const card = await house.pick("Hedda", menu, "Kommunal");
    const listed = await house.press("Hedda", "association-list");

    expect(menu.text).toContain("3 föreningar, 2 lokala och 1 i branscher.");
    expect(menu.text).toContain("2 har en valansvarig.");
    expect(labels(menu)).toEqual(["Ny förening", "Se vilka"]);
    expect(card.text).toContain("Kommunal\nBranschförening");
    expect(card.text).toContain("Ingen valansvarig än.");
    expect(labels(card)).toEqual(["Lista och mål", "Områden", "Namn och slag", "Valansvariga", "Ta bort"]);
    expect(listed.text).toBe(menu.text);
  });

  test("shows all of many in menus of 25", async () => {
    await using house = await openOrganised();
    for (let i = 10; i < 52; i++) await house.association(`Förening ${i}`);

    const menu = await house.say("Hedda", "/association");

    const selects = menu.message?.blocks.filter(({ kind }) => kind === "select") ?? [];
    expect(selects.map((one) => one.kind === "select" && [one.label, one.choices.length])).toEqual([
      ["Förening: Förening 10 – Förening 34", 25],
      ["Förening: Förening 35 – Vantör", 19],
    ]);
  });

  test("offers an activist the way to become an organiser", async () => {
    await using house = await openOrganised();

    const asked = await house.say("Kim", "/association");

    expect(asked.text).toContain("Är du valansvarig för en förening?");
    expect(asked.text).toContain("Samordnarna ser vem som frågar");
  });

  test("says where none are added yet what to do about it", async () => {
    await using house = await openOrganised();
    await house.store.transact(async (tx, t) => {
      for (const table of [t.role, t.membership, t.association]) await tx.delete(table);
    });
    await house.seat("Hedda", "coordinator");

    const coordinator = await house.say("Hedda", "/association");
    const activist = await house.say("Kim", "/association");

    expect(coordinator.text).toContain("Inga föreningar än.");
    expect(labels(coordinator)).toContain("Ny förening");
    expect(activist.text).toContain("Inga föreningar än.");
  });

  test.each([
    ["/association Huddinge", "Huddinge"],
    ["/association show hudd", "Huddinge"],
    ["/association association:VANTÖR", "Vantör"],
  ])("opens the one that is named: %s", async (line, name) => {
    await using house = await openOrganised();

    expect((await house.say("Hedda", line)).text).toContain(`${name}\nLokal förening`);
  });

  test("refuses a name that fits none or several", async () => {
    await using house = await openOrganised();
    await house.association("Huddinge centrum");

    const none = await house.say("Hedda", "/association Atlantis");
    const several = await house.say("Hedda", "/association hud");
    const part = await house.say("Hedda", "/association antör");

    expect(none).toMatchObject({ refused: true, text: "Jag hittar ingen förening som heter ”Atlantis”." });
    expect(several).toMatchObject({
      refused: true,
      text: "Flera föreningar passar ”hud”: Huddinge, Huddinge centrum. Skriv mer av namnet.",
    });
    expect(part.text).toBe("Jag hittar ingen förening som heter ”antör”. Menar du Vantör?");
  });

  test("is closed to other associations' organisers, whichever way they come", async () => {
    await using house = await openOrganised();

    const named = await house.say("Gustav", "/association Vantör");
    const pressed = await house.press("Gustav", `association:${house.vantor}`);
    const forms = [
      await house.press("Gustav", `association-goal:${house.vantor}`),
      await house.press("Gustav", `association-areas:${house.vantor}`),
      await house.submit("Gustav", `association-goal-set:${house.vantor}`, { list: "5", goal: "" }),
    ];

    for (const refused of [named, pressed, ...forms])
      expect(refused).toMatchObject({
        refused: true,
        text: expect.stringContaining("Vantör sköts av sina egna valansvariga"),
      });
    expect((await house.press("Hedda", "association:gone")).text).toContain("hittar inte det där");
  });

  test("completes names by any part of them", async () => {
    await using house = await openOrganised();

    const some = await house.complete("Hedda", "association", "association", "DING");
    const all = await house.complete("Hedda", "association", "association", "");
    const other = await house.complete("Hedda", "association", "what", "");

    expect(some).toEqual([{ value: house.huddinge, label: "Huddinge" }]);
    expect(all).toHaveLength(2);
    expect(other).toEqual([]);
  });
});
