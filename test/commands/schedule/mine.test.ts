import { describe, expect, test } from "vitest";
import { openCampaign } from "../../campaign.ts";
import { cancel, HANDOUT, PHONE_BANK } from "./planned.ts";

describe("/schedule mine", () => {
  test("offers what's on to whoever has no shifts", async () => {
    await using house = await openCampaign();

    const { text, buttons } = await house.say("Kim", "/schedule mine");

    expect(text).toBe("Du har inga pass framför dig.");
    expect(buttons.map(({ label }) => label)).toEqual(["Se vad som händer"]);
  });

  test("lists places and turns in line in time order, and lets go of them", async () => {
    await using house = await openCampaign();
    const handout = await house.shift({ ...HANDOUT, capacity: 1 });
    const calls = await house.shift(PHONE_BANK);
    await house.press("Bo", `signup:${handout}`);
    await house.press("Kim", `signup:${handout}`);
    await house.press("Kim", `signup:${calls}`);

    const before = await house.say("Kim", "/schedule mine");
    await house.tap("Kim", before, "Kan inte");
    const after = await house.say("Kim", "/schedule mina pass");

    expect(before.text).toBe(
      [
        "Dina pass",
        "Onsdag 17 augusti 17:00–19:00: Kungsholmen, ringstuga",
        "Du kommer.",
        "Torsdag 18 augusti 06:30–09:00: Högdalens T-bana, utdelning",
        "Du står i kö.",
      ].join("\n"),
    );
    expect(after.text).not.toContain("Kungsholmen");
    expect(after.text).toContain("Du står i kö.");
  });

  test("changes how many come along", async () => {
    await using house = await openCampaign();
    await house.press("Kim", `signup:${await house.shift(PHONE_BANK)}`);

    const form = await house.tap("Kim", await house.say("Kim", "/schedule mine"), "Ändra");
    await house.fill("Kim", form, { guests: "2" });

    expect((await house.say("Kim", "/schedule mine")).text).toContain("Du kommer. Ni blir 3.");
  });

  test("shows what was cancelled, with nothing left to press", async () => {
    await using house = await openCampaign();
    await house.press("Kim", `signup:${await house.shift(PHONE_BANK)}`);
    await cancel(house, "Ringstuga");

    const { text, buttons } = await house.say("Kim", "/schedule mine");

    expect(text).toContain("Kungsholmen, ringstuga\nInställt.");
    expect(buttons).toEqual([]);
  });

  test("holds a place that fell free until a moment, to be answered", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...HANDOUT, day: "2022-08-20", capacity: 1 });
    await house.press("Bo", `signup:${shift}`);
    await house.press("Kim", `signup:${shift}`);
    await house.press("Bo", `signup-undo:${shift}`);

    const mine = await house.say("Kim", "/schedule mine");
    const kept = await house.tap("Kim", mine, "Jag kommer");

    expect(mine.text).toContain("Platsen är din till torsdag 18 augusti 10:00. Kommer du?");
    expect(kept.text).toContain("Platsen är din, vi ses!");
    expect((await house.say("Kim", "/schedule mine")).text).toContain("Du kommer.");
  });

  test("asks how it went once a shift has begun, until that is told or 48 hours have passed", async () => {
    await using house = await openCampaign();
    await house.press("Kim", `signup:${await house.shift(PHONE_BANK)}`);
    await house.press("Bo", `signup:${await house.shift({ ...PHONE_BANK, place: "Solna" })}`);

    house.at("2022-08-17T20:00+02:00");
    const form = await house.tap("Kim", await house.say("Kim", "/schedule mine"), "Rapportera");
    await house.fill("Kim", form, { dials: "40", answers: "14", conversations: "11" });
    const told = await house.say("Kim", "/schedule mine");
    const untold = await house.say("Bo", "/schedule mine");
    house.at("2022-08-19T19:01+02:00");
    const late = await house.say("Bo", "/schedule mine");

    expect(told.text).toBe("Du har inga pass framför dig.");
    expect(untold.text).toContain("Solna, ringstuga\nHur gick det?");
    expect(late.text).toBe("Du har inga pass framför dig.");
  });
});
