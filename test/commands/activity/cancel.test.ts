import { describe, expect, test } from "vitest";
import type { Shown } from "../../house.ts";
import { openOrganised } from "../../organised.ts";

describe("cancelling", () => {
  test("is asked about, tells those signed up, and can be taken back, which tells them again", async () => {
    await using house = await openOrganised();
    const { shift, activity } = await house.evening();
    await house.press("Alva", `signup:${shift}`);

    const asked = await house.press("Farah", `activity-cancel:${activity}`);
    const cancelled = await house.tap("Farah", asked, "Ändra och säg till 1 person");
    const told = await house.tick();
    const full = await house.press("Billy", `signup:${shift}`);
    const back = await house.tap(
      "Farah",
      await house.tap("Farah", cancelled, "Den blir av ändå"),
      "Ändra och säg till 1 person",
    );
    const again = await house.tick();

    expect(asked.text).toContain("Ska Ringkväll ställas in?");
    expect(told.filter(({ view }) => view === "cancelled")).toHaveLength(1);
    expect(full.text).toContain("inställd");
    expect(back.text).toContain("Läge: inställt → blir av");
    expect(again.filter(({ view }) => view === "restored").map(({ text }) => text)).toEqual([
      expect.stringContaining("Blir av ändå: Högdalen, ringstuga"),
    ]);
  });

  test("tells nobody in the morning of what was taken back the same night", async () => {
    await using house = await openOrganised("2022-08-17T22:00+02:00");
    const { shift, activity } = await house.evening({ day: "2022-08-20" });
    await house.press("Alva", `signup:${shift}`);
    const yes = async (asked: Shown) => house.tap("Farah", asked, "Ändra och säg till 1 person");
    const where = async (place: string) =>
      house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), { place });

    await yes(await house.tap("Farah", await yes(await house.press("Farah", `activity-cancel:${activity}`)), "Ångra"));
    await yes(await where("Farsta"));
    await yes(await where("Högdalen"));
    const told = await house.tick("2022-08-18T07:00+02:00");

    // Both are due in the same moment: no order is promised.
    const heard = told.filter(({ to }) => to === "Alva").map(({ view, text }) => `${view}: ${text.split("\n")[2]}`);
    expect(heard.toSorted()).toEqual([
      "moved: Förut: lördag 20 augusti 17:00–19:00, Farsta, ringstuga",
      "restored: undefined",
    ]);
  });

  test("is asked about also where nobody has signed up", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const asked = await house.press("Farah", `activity-cancel:${activity}`);
    const no = await house.tap("Farah", asked, "Nej, låt stå");

    expect(asked.text).toContain("Ingen får något meddelande");
    expect(no.text).toContain("Då låter jag det stå");
  });

  test("messages nobody about what is over", async () => {
    await using house = await openOrganised("2022-08-18T12:00+02:00");
    const { shift, activity } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    house.at("2022-08-18T19:30+02:00");

    const asked = await house.press("Farah", `activity-cancel:${activity}`);
    await house.tap("Farah", asked, "Ja, gör så");

    expect((await house.tick()).filter(({ view }) => view === "cancelled")).toEqual([]);
  });
});
