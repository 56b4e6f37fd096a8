import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

const NOBODY = "Sparat. Ingen får något meddelande.";

describe("an association's list and goal", () => {
  test("are set by its organiser, tell nobody, and go back", async () => {
    await using house = await openOrganised();
    const form = await house.tap("Gustav", await house.say("Gustav", "/association"), "Lista och mål");

    const share = await house.fill("Gustav", form, { list: "3197", goal: "20 %" });
    const standing = await house.tap("Gustav", share, "Lista och mål");
    const hours = await house.fill("Gustav", standing, { goal: "60 h" });
    const undone = await house.tap("Gustav", hours, "Ångra");
    const first = await house.tap("Gustav", share, "Ångra");
    const late = await house.tap("Gustav", hours, "Ångra");

    expect(form.form?.fields.map(({ name }) => name)).toEqual(["list", "goal"]);
    expect(share.text).toContain(NOBODY);
    expect(share.text).toContain("Ringlista: 3\u00a0197 nummer.\nMål: 20 % av listan.");
    expect(standing.form?.fields.map(({ value }) => value)).toEqual(["3197", "20%"]);
    expect(hours.text).toContain("Mål: 60 ringtimmar.");
    expect(undone.text).toContain("Då är det som förut.");
    expect(undone.text).toContain("Mål: 20 % av listan.");
    expect(first.text).toContain("Ringlista saknas.\nInget mål än.");
    expect(late.text).toContain("Den knappen gäller inte längre.");
    expect(await house.tick()).toEqual([]);
  });

  test("are taken away by emptying both", async () => {
    await using house = await openOrganised();
    const card = await house.say("Gustav", "/association");
    await house.fill("Gustav", await house.tap("Gustav", card, "Lista och mål"), { list: "100", goal: "5h" });

    const emptied = await house.fill("Gustav", await house.tap("Gustav", card, "Lista och mål"), {
      list: "",
      goal: "",
    });

    expect(emptied.text).toContain("Ringlista saknas.\nInget mål än.");
  });

  test.each([
    [{ list: "många", goal: "" }, "Nummer i ringlistan: skriv ett helt tal mellan 0 och 999999."],
    [{ list: "1000000", goal: "" }, "mellan 0 och 999999"],
    [
      { list: "", goal: "mycket" },
      "Mål: skriv en andel av listan, till exempel 20 %, eller ringtimmar, till exempel 60 h.",
    ],
    [{ list: "", goal: "20%" }, "En andel av listan kräver att listans storlek är ifylld."],
  ])("refuse %j with the reason, and keep what was typed", async (values, why) => {
    await using house = await openOrganised();
    const form = await house.press("Gustav", `association-goal:${house.huddinge}`);

    const refused = await house.fill("Gustav", form, values);
    const again = await house.tap("Gustav", refused, "Försök igen");

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
    expect(again.form?.fields.map(({ value }) => value)).toEqual([values.list, values.goal]);
  });
});

describe("an association's areas", () => {
  test("are labels with commas between, each once, and go back", async () => {
    await using house = await openOrganised();
    const form = await house.press("Gustav", `association-areas:${house.huddinge}`);

    const done = await house.fill("Gustav", form, { areas: "Söderort, söderort; Förorten ," });
    const undone = await house.tap("Gustav", done, "Ångra");

    expect(done.text).toContain("Område: söderort, Förorten.");
    expect(undone.text).toContain("Inget område.");
  });

  test("refuse what is too long, and keep it", async () => {
    await using house = await openOrganised();
    const form = await house.press("Gustav", `association-areas:${house.huddinge}`);

    const refused = await house.fill("Gustav", form, { areas: "x".repeat(200) });
    const again = await house.tap("Gustav", refused, "Försök igen");

    expect(refused.text).toContain("Områden: högst");
    expect(again.form?.fields[0]?.value).toBe("x".repeat(200));
  });
});

describe("an association's name and kind", () => {
  test("are a coordinator's to change, and go back", async () => {
    await using house = await openOrganised();
    const form = await house.tap("Hedda", await house.say("Hedda", "/association Huddinge"), "Namn och slag");

    const done = await house.fill("Hedda", form, { name: "Huddinge S", kind: "branch" });
    const undone = await house.tap("Hedda", done, "Ångra");

    expect(form.form?.fields.map(({ value }) => value)).toEqual(["Huddinge", "geographic"]);
    expect(done.text).toContain("Huddinge S\nBranschförening");
    expect(undone.text).toContain("Huddinge\nLokal förening");
  });

  test.each([
    [{ name: "" }, "Föreningens namn: skriv något där."],
    [{ name: "x".repeat(200) }, "Föreningens namn: högst"],
    [{ name: "vantör" }, "Det finns redan en förening som heter vantör."],
    [{ name: "V\u0430ntör" }, "skrivet med andra bokstäver"],
    [{ kind: "party" }, "Slag: välj något i listan."],
  ])("refuse %j and keep it", async (values, why) => {
    await using house = await openOrganised();
    const form = await house.press("Hedda", `association-name:${house.huddinge}`);

    const refused = await house.fill("Hedda", form, values);
    const again = await house.tap("Hedda", refused, "Försök igen");

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
    expect(Object.fromEntries(again.form?.fields.map(({ name, value }) => [name, value]) ?? [])).toMatchObject(values);
  });

  test("are not its organisers' to change", async () => {
    await using house = await openOrganised();

    const form = await house.press("Gustav", `association-name:${house.huddinge}`);
    const forged = await house.submit("Gustav", `association-name-set:${house.huddinge}`, {
      name: "X",
      kind: "branch",
    });

    for (const refused of [form, forged]) expect(refused.text).toContain("får en samordnare göra");
  });
});
