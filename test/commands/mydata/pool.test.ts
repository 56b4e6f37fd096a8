import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

describe("/mydata pool", () => {
  test("says what being asked means before one says yes", async () => {
    await using house = await openOrganised();

    const { text, buttons } = await house.say("Alva", "/mydata pool");

    expect(text).toContain("högst två gånger i veckan");
    expect(buttons.map(({ label }) => label)).toEqual(["Ja, fråga mig"]);
  });

  test("is chosen by pressing days and areas", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), { area: "Järva" });

    const joined = await house.press("Alva", "pool-any");
    const thursday = await house.tap("Alva", joined, "tors");
    const area = await house.pick("Alva", thursday, "Järva");
    const friday = await house.tap("Alva", area, "fre");
    const onlyFriday = await house.tap("Alva", friday, "✓ tors");
    const any = await house.tap("Alva", onlyFriday, "När och var som helst");

    expect(joined.text).toContain("Dagar: vilken dag som helst. Områden: var som helst.");
    expect(area.text).toContain("Dagar: torsdag. Områden: Järva.");
    expect(friday.text).toContain("Dagar: torsdag och fredag.");
    expect(onlyFriday.text).toContain("Dagar: fredag.");
    expect(any.text).toContain("vilken dag som helst");
  });

  test.each([
    ["/mydata pool tis tors", "Dagar: tisdag och torsdag. Områden: var som helst."],
    ["/mydata pool Tuesdays and Järva", "Dagar: tisdag. Områden: Järva."],
    ["/mydata pool järva", "Dagar: vilken dag som helst. Områden: Järva."],
    ["/mydata pool mån tis ons tors fre lör sön", "Dagar: vilken dag som helst."],
  ])("can be typed: %s", async (line, said) => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), { area: "Järva" });

    expect((await house.say("Alva", line)).text).toContain(said);
  });

  test("refuses what is neither day nor area, and names the areas there are", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), { area: "Järva" });

    const { refused, text } = await house.say("Alva", "/mydata pool ibland");

    expect(refused).toBe(true);
    expect(text).toContain("”ibland”");
    expect(text).toContain("Områden: Järva");
  });

  test.each(["/mydata pool nej", "/mydata pool off", "/mydata pool sluta"])(
    "%s leaves it, and can be taken back",
    async (line) => {
      await using house = await openOrganised();
      await house.say("Alva", "/mydata pool tors");

      const left = await house.say("Alva", line);
      const asked = await house.say("Alva", "/mydata pool");
      const back = await house.tap("Alva", left, "Fråga mig igen");

      expect(left.text).toContain("frågar jag dig inte mer");
      expect(asked.buttons.map(({ label }) => label)).toEqual(["Ja, fråga mig"]);
      expect(back.text).toContain("Jag frågar dig när folk saknas");
    },
  );

  test("is left by its button too", async () => {
    await using house = await openOrganised();

    const left = await house.tap("Alva", await house.press("Alva", "pool-any"), "Fråga mig inte mer");
    const asked = await house.say("Alva", "/mydata pool");

    expect(left.text).toContain("frågar jag dig inte mer");
    expect(asked.buttons.map(({ label }) => label)).toEqual(["Ja, fråga mig"]);
  });

  test("is part of what is kept about a person, and goes with it", async () => {
    await using house = await openOrganised();
    await house.say("Alva", "/mydata pool tors");

    const shown = await house.say("Alva", "/mydata");
    await house.press("Alva", "mydata-erased");
    const rows = await house.store.read((db, t) => db.select().from(t.willing));

    expect(shown.text).toContain("fråga dig när folk saknas");
    expect(rows).toEqual([]);
  });

  test("knows no other day or area than there is", async () => {
    await using house = await openOrganised();

    const day = await house.press("Alva", "pool-day:9");
    const area = await house.choose("Alva", "pool-area", "Månen");

    expect(day.text).toContain("hittar inte det där");
    expect(area.text).toContain("hittar inte det där");
  });
});
