import { describe, expect, test } from "vitest";
import { openCampaign } from "../../campaign.ts";
import { mine, PHONE_BANK } from "./plans.ts";

describe("a full shift", () => {
  test("has a line, in which everyone knows their number", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    await house.press("Kim", `signup:${shift}`);

    const first = await house.press("Bo", `signup:${shift}`);
    const second = await house.press("Lo", `signup:${shift}`);
    const again = await house.press("Lo", `signup:${shift}`);

    expect(first.text).toContain("Det är fullt, du står som nummer 1 i kön.");
    expect(second.text).toContain("nummer 2 i kön");
    expect(again.text).toContain("Du står redan i kö.");
  });

  test("offers a place that falls free to the first in line, then to the next", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    for (const name of ["Kim", "Bo", "Lo"]) await house.press(name, `signup:${shift}`);
    await house.seat("Bo");
    await house.seat("Lo");

    await house.press("Kim", `signup-undo:${shift}`);
    const [toBo, ...others] = await house.tick();
    const declined = await house.tap("Bo", toBo ?? { message: undefined }, "Kan inte");
    const [toLo] = await house.tick();
    const kept = await house.tap("Lo", toLo ?? { message: undefined }, "Jag kommer");

    expect(toBo).toMatchObject({ to: "Bo", view: "promotion" });
    expect(toBo?.text).toContain("En plats är ledig åt dig. Onsdag 24 augusti 17:00–19:00, Kungsholmen, ringstuga.");
    expect(toBo?.text).toContain("Svara före torsdag 18 augusti 10:00, sedan frågar jag nästa.");
    expect(others).toEqual([]);
    expect(declined.text).toBe("Tack för svaret. Jag frågar nästa.");
    expect(toLo?.to).toBe("Lo");
    expect(kept.text).toContain("Platsen är din, vi ses!");
    expect(await mine(house, "Bo")).toBe("Du har inga pass framför dig.");
    expect(await mine(house, "Lo")).toContain("Du kommer.");
    const undone = await house.tap("Lo", kept, "Ångra");
    expect(undone.text).toBe("Du är avanmäld. Tack för att du sa till.");
  });

  test("asks nobody behind while the first in line does not fit", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 2 });
    await house.press("Kim", `signup:${shift}`);
    await house.press("Ali", `signup:${shift}`);
    await house.say("Bo", "/signup kungsholmen guests:1");
    await house.press("Lo", `signup:${shift}`);

    await house.press("Kim", `signup-undo:${shift}`);
    const pushed = await house.press("Lo", `promotion-yes:${shift}`);

    expect(await house.tick()).toEqual([]);
    expect(pushed.text).toBe("Någon hann före. Du står kvar i kön.");
    expect(await mine(house, "Lo")).toContain("Du står i kö.");
  });

  test("asks everyone who waits close to the start, and the first press wins", async () => {
    await using house = await openCampaign("2022-08-24T15:00+02:00");
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    for (const name of ["Kim", "Bo", "Lo"]) await house.seat(name);
    for (const name of ["Kim", "Bo", "Lo"]) await house.press(name, `signup:${shift}`);

    await house.press("Kim", `signup-undo:${shift}`);
    const offers = await house.tick();
    const fast = await house.press("Lo", `promotion-yes:${shift}`);
    const slow = await house.press("Bo", `promotion-yes:${shift}`);

    expect(offers.map(({ to, view }) => `${view} to ${to}`).sort()).toEqual(["seat-free to Bo", "seat-free to Lo"]);
    expect(offers[0]?.text).toContain("En plats blev ledig. Först till kvarn.");
    expect(fast.text).toContain("Platsen är din, vi ses!");
    expect(slow.text).toBe("Någon hann före. Du står kvar i kön.");
  });

  test("gives a place that is free while it is on to whoever waits", async () => {
    await using house = await openCampaign("2022-08-24T14:00+02:00");
    const shift = await house.shift({ day: "2022-08-24", place: "Årstadal", kind: "hub", capacity: 1 });
    await house.seat("Bo");
    await house.press("Kim", `signup:${shift}`);
    await house.press("Bo", `signup:${shift}`);

    await house.press("Kim", `signup-undo:${shift}`);

    expect((await house.tick()).map(({ view, to }) => `${view} to ${to}`)).toEqual(["seat-free to Bo"]);
  });
});
