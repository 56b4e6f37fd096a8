import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

describe("more stops", () => {
  test("come from a line each, and what a line leaves out stays as it is", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening({ contact: "ring@example.org" });

    const asked = await house.fill("Farah", await house.press("Farah", `activity-copy:${activity}`), {
      lines: "19/8 18–20 Rissne centrum\n\nmåndag\n23/8 Farsta",
    });
    const nothing = await house.say("Kim", "/schedule 19/8");
    const added = await house.tap("Farah", asked, "Lägg till 3 aktiviteter");

    expect(asked.text).toContain("• Fredag 19 augusti 18:00–20:00, Rissne centrum");
    expect(asked.text).toContain("• Måndag 22 augusti 17:00–19:00, Högdalen");
    expect(asked.text).toContain("• Tisdag 23 augusti 17:00–19:00, Farsta");
    expect(asked.text).toContain("Ingen får något meddelande");
    expect(nothing.text).toContain("Inget planerat");
    expect(added.text).toContain("3 aktiviteter tillagda");
    expect((await house.say("Farah", "/activity Farsta")).text).toContain("Frågor: ring@example.org");
  });

  test("can all be taken away again", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    const form = await house.press("Farah", `activity-copy:${activity}`);
    const added = await house.tap(
      "Farah",
      await house.fill("Farah", form, { lines: "19/8\n22/8" }),
      "Lägg till 2 aktiviteter",
    );

    const undone = await house.tap("Farah", added, "Ångra");

    expect(undone.text).toBe("Borttaget igen.");
    expect((await house.say("Kim", "/schedule 22/8")).text).toContain("Inget planerat");
  });

  test("leave out what is in the schedule already", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const asked = await house.fill("Farah", await house.press("Farah", `activity-copy:${activity}`), {
      lines: "18/8 17-19 högdalen\n19/8",
    });
    const none = await house.fill("Farah", await house.press("Farah", `activity-copy:${activity}`), { lines: "18/8" });

    expect(asked.text).toContain("1 finns redan");
    expect(asked.buttons[0]?.label).toBe("Lägg till 1 aktivitet");
    expect(none.text).toBe("1 finns redan och läggs inte till igen.");
  });

  test("are added only by who wrote them, and once", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    const asked = await house.fill("Farah", await house.press("Farah", `activity-copy:${activity}`), {
      lines: "19/8\n20/8",
    });
    const [add = ""] = asked.buttons.map(({ id }) => id);

    const other = await house.press("Gustav", add);
    await house.press("Farah", add);
    const again = await house.press("Farah", add);

    expect(other.text).toContain("gäller inte längre");
    expect(again.text).toContain("gäller inte längre");
  });

  test("have the partner's number too, which keeps nothing from being taken away again", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    await house.fill("Farah", await house.press("Farah", `activity-hosts:${activity}`), { partners: "Regionen 4" });

    const form = await house.press("Farah", `activity-copy:${activity}`);
    const asked = await house.fill("Farah", form, { lines: "19/8 Rissne\n20/8 Farsta\n20/8 Farsta" });
    const added = await house.tap("Farah", asked, "Lägg till 2 aktiviteter");
    const copy = await house.say("Farah", "/activity Rissne");
    const undone = await house.tap("Farah", added, "Ångra");

    expect(asked.text).toContain("1 finns redan och läggs inte till igen.");
    expect(copy.text).toContain("4 från Regionen");
    expect(undone.text).toContain("Borttaget igen.");
    expect((await house.say("Kim", "/schedule 20/8")).text).not.toContain("Farsta");
  });

  test("can be let be", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    const asked = await house.fill("Farah", await house.press("Farah", `activity-copy:${activity}`), { lines: "19/8" });

    const no = await house.tap("Farah", asked, "Nej, låt stå");

    expect(no.text).toContain("lägger jag inte till något");
  });

  test.each([
    ["", "En rad per stopp: skriv något där"],
    ["19/8\nRissne 17-19", "Rad 2: börja med en dag"],
    ["19/8\n1/8 17", "Den dagen har redan varit"],
    [Array.from({ length: 61 }, () => "19/8").join("\n"), "Högst 60 åt gången"],
  ])("refuse %j", async (lines, why) => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const refused = await house.fill("Farah", await house.press("Farah", `activity-copy:${activity}`), { lines });

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
  });

  test("refuse an hour that daylight saving skips, also where it comes from the activity itself", async () => {
    await using house = await openOrganised("2027-03-20T12:00+01:00");
    const { activity } = await house.evening({ day: "2027-03-21", start: "02:30", end: "04:00" });

    const refused = await house.fill("Farah", await house.press("Farah", `activity-copy:${activity}`), {
      lines: "28/3",
    });

    expect(refused.text).toContain("Skriv 03:00 i stället");
  });
});

describe("repeating", () => {
  test.each([
    ["varje torsdag till 8 september", 3],
    ["every Thursday until 8 September", 3],
    ["varannan torsdag", 1],
    ["alla vardagar till 24/8", 4],
  ])("%s", async (how, count) => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const asked = await house.fill("Farah", await house.press("Farah", `activity-repeat:${activity}`), { how });
    const added = await house.tap(
      "Farah",
      asked,
      count === 1 ? "Lägg till 1 aktivitet" : `Lägg till ${count} aktiviteter`,
    );

    expect(added.refused).toBe(false);
    expect(added.text).toContain(count === 1 ? "Tillagd." : `${count} aktiviteter tillagda`);
  });

  test.each([
    ["ibland", "Det förstår jag inte"],
    ["", "Hur ofta?: skriv något där"],
    ["varje torsdag till fredag", "inga fler dagar"],
  ])("refuses “%s”", async (how, why) => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const refused = await house.fill("Farah", await house.press("Farah", `activity-repeat:${activity}`), { how });

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
  });
});
