import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

describe.each(ENGINES)("moving an activity, on %s", (engine) => {
  test("asks first, with how many are told, then tells them once, each in their language", async () => {
    await using house = await openOrganised(undefined, engine);
    const { shift, activity } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    await house.seat("Billy", "activist", undefined, "en");
    await house.say("Billy", "/mydata language en");
    await house.press("Billy", `signup:${shift}`);

    const asked = await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), {
      day: "fredag",
      times: "18–20",
      place: "Rissne centrum",
    });
    const before = await house.tick();
    const done = await house.tap("Farah", asked, "Ändra och säg till 2 personer");
    const told = await house.tick();

    expect(asked.text).toContain("Dag: torsdag 18 augusti → fredag 19 augusti");
    expect(asked.text).toContain("2 personer är anmälda och får veta det direkt");
    expect(before.filter(({ view }) => view === "moved")).toEqual([]);
    expect(done.text).toContain("Klart.");
    expect(told.filter(({ view }) => view === "moved").map(({ text }) => text.split("\n"))).toEqual(
      expect.arrayContaining([
        expect.arrayContaining(["Förut: torsdag 18 augusti 17:00–19:00, Högdalen, ringstuga"]),
        expect.arrayContaining(["Before: Thursday 18 August 17:00–19:00, Högdalen, phone bank"]),
      ]),
    );
  });

  test("can be undone, which tells them too", async () => {
    await using house = await openOrganised(undefined, engine);
    const { shift, activity } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    const form = await house.press("Farah", `activity-where:${activity}`);
    const done = await house.tap(
      "Farah",
      await house.fill("Farah", form, { place: "Rissne" }),
      "Ändra och säg till 1 person",
    );
    await house.tick();

    const asked = await house.tap("Farah", done, "Ångra");
    await house.tap("Farah", asked, "Ändra och säg till 1 person");
    const told = await house.tick();

    expect(asked.text).toContain("Plats: Rissne → Högdalen");
    expect(told.filter(({ view }) => view === "moved")).toHaveLength(1);
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("Högdalen");
  });

  test("shows who came second what changed meanwhile, and lets them choose", async () => {
    await using house = await openOrganised(undefined, engine);
    const { activity } = await house.evening();
    const [first, second] = [
      await house.press("Farah", `activity-where:${activity}`),
      await house.press("Hedda", `activity-where:${activity}`),
    ];
    await house.fill("Farah", first, { place: "Rissne", area: "Söderort" });

    const conflict = await house.fill("Hedda", second, { place: "Kista" });
    const kept = await house.tap("Hedda", conflict, "Låt deras stå");
    const again = await house.fill("Hedda", second, { place: "Kista" });
    const mine = await house.tap("Hedda", again, "Gör mina ändringar också");

    expect(conflict.text).toContain("Medan du skrev ändrade någon annan det här:\n• Plats: Högdalen → Rissne");
    expect(conflict.text).toContain("Du vill ändra:\n• Plats: Högdalen → Kista");
    expect(kept.text).toContain("Torsdag 18 augusti, Rissne");
    expect(mine.text).toContain("Torsdag 18 augusti, Kista");
    expect(mine.text).toContain("Område: Söderort.");
  });
});
