import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

const FILLED = { name: "Solna", kind: "geographic", list: "725", goal: "20%", areas: "Norrort" };

describe("/association add", () => {
  test("asks five things at most, says that nobody is messaged, and shows what it added", async () => {
    await using house = await openOrganised();

    const form = await house.say("Hedda", "/association add");
    const added = await house.fill("Hedda", form, FILLED);

    expect(form.form?.fields.map(({ name }) => name)).toEqual(["name", "kind", "list", "goal", "areas"]);
    expect(form.form?.fields[0]?.hint).toBe("Ingen får något meddelande");
    expect(added.text).toContain("Tillagd. Ingen får något meddelande.");
    expect(added.text).toContain(
      "Solna\nLokal förening\nRinglista: 725 nummer.\nMål: 20 % av listan.\nOmråde: Norrort.",
    );
    expect(await house.tick()).toEqual([]);
  });

  test("needs a name and a kind only, and is undone", async () => {
    await using house = await openOrganised();
    const form = await house.press("Hedda", "association-new");

    const added = await house.fill("Hedda", form, { name: "Kommunal", kind: "branch" });
    const undone = await house.tap("Hedda", added, "Ångra");

    expect(added.text).toContain("Kommunal\nBranschförening");
    expect(undone.text).toBe("Kommunal är borttagen.");
    expect((await house.say("Hedda", "/association Kommunal")).refused).toBe(true);
  });

  test.each([
    [{ name: "" }, "Föreningens namn: skriv något där."],
    [{ name: "x".repeat(200) }, "Föreningens namn: högst"],
    [{ name: "HUDDINGE" }, "Det finns redan en förening som heter HUDDINGE."],
    [{ kind: "" }, "Slag: välj något i listan."],
    [{ list: "1,5" }, "Nummer i ringlistan: skriv ett helt tal"],
    [{ goal: "allt" }, "Mål: skriv en andel av listan"],
    [{ list: "", goal: "20%" }, "kräver att listans storlek är ifylld"],
    [{ areas: "y".repeat(200) }, "Områden: högst"],
  ])("refuses %j with the reason, and keeps all five", async (values, why) => {
    await using house = await openOrganised();
    const form = await house.say("Hedda", "/association add");
    const typed = { ...FILLED, ...values };

    const refused = await house.fill("Hedda", form, typed);
    const again = await house.tap("Hedda", refused, "Försök igen");

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
    expect(Object.fromEntries(again.form?.fields.map(({ name, value }) => [name, value]) ?? [])).toEqual(typed);
  });

  test("asks about a name that looks like another's, and does what is answered", async () => {
    await using house = await openOrganised();
    const form = await house.say("Hedda", "/association add");
    const twin = { name: "Hudding\u0435", kind: "geographic" }; // with a Cyrillic e

    const asked = await house.fill("Hedda", form, twin);
    const let_be = await house.tap("Hedda", asked, "Nej, låt stå");
    const late = await house.tap("Hedda", asked, "Lägg till ändå");
    const added = await house.tap("Hedda", await house.fill("Hedda", form, twin), "Lägg till ändå");

    expect(asked.text).toContain("ser ut som Huddinge men är skrivet med andra bokstäver");
    expect(let_be.refused).toBe(false);
    expect(late.text).toContain("Den knappen gäller inte längre.");
    expect(added.text).toContain("Tillagd.");
  });

  test("does not add the same twice where someone was faster", async () => {
    await using house = await openOrganised();
    const form = await house.say("Hedda", "/association add");
    const twin = { name: "Hudding\u0435", kind: "geographic" };
    const [first, second] = [await house.fill("Hedda", form, twin), await house.fill("Hedda", form, twin)];
    await house.tap("Hedda", first, "Lägg till ändå");

    const refused = await house.tap("Hedda", second, "Lägg till ändå");

    expect(refused.text).toContain("Det finns redan en förening som heter");
  });

  test("is for coordinators", async () => {
    await using house = await openOrganised();

    const typed = await house.say("Farah", "/association add");
    const forged = await house.submit("Farah", "association-new-set:", FILLED);

    for (const refused of [typed, forged])
      expect(refused).toMatchObject({ refused: true, text: expect.stringContaining("får en samordnare göra") });
  });
});

describe("removing an association", () => {
  test("is undone with all that was known of it", async () => {
    await using house = await openOrganised();
    const added = await house.fill("Hedda", await house.say("Hedda", "/association add"), FILLED);

    const removed = await house.tap("Hedda", added, "Ta bort");
    const gone = await house.say("Hedda", "/association Solna");
    const back = await house.tap("Hedda", removed, "Ångra");

    expect(removed.text).toBe("Solna är borttagen.");
    expect(gone.refused).toBe(true);
    expect(back.text).toContain(
      "Solna\nLokal förening\nRinglista: 725 nummer.\nMål: 20 % av listan.\nOmråde: Norrort.",
    );
  });

  test("is for what nobody has used yet, and for coordinators", async () => {
    await using house = await openOrganised();
    const solna = await house.association("Solna");

    const used = await house.press("Hedda", `association-remove:${house.huddinge}`);
    const organiser = await house.press("Gustav", `association-remove:${solna}`);
    const gone = await house.press("Hedda", "association-remove:gone");
    const removed = await house.press("Hedda", `association-remove:${solna}`);

    expect(used.text).toContain("Huddinge har redan folk, kanal, aktiviteter eller rapporter");
    expect(organiser.text).toContain("får en samordnare göra");
    expect(gone.text).toContain("hittar inte det där");
    expect(removed.text).toBe("Solna är borttagen.");
  });

  test("is not taken away while a role of a server means its organiser", async () => {
    await using house = await openOrganised();
    const associationId = await house.association("Solna");
    await house.change({ settings: { followedRoles: [{ workspaceId: "discord:1", role: "2", associationId }] } });

    const { refused } = await house.press("Hedda", `association-remove:${associationId}`);

    expect(refused).toBe(true);
  });
});
