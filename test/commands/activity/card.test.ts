import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

describe("the card of an activity", () => {
  test("shows the thing, and says who hears of changes before any is made", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening({ contact: "ring@example.org", capacity: 8 });
    await house.press("Alva", `signup:${shift}`);
    await house.press("Billy", `signup:${shift}`);

    const { text, buttons } = await house.say("Farah", "/activity Högdalen");

    expect(text).toContain("Ringstuga: Ringkväll\nTorsdag 18 augusti, Högdalen");
    expect(text).toContain("Frågor: ring@example.org");
    expect(text).toContain("2 kommer, 6 till behövs, 8 platser");
    expect(text).toContain("säger jag till de 2 anmälda");
    expect(buttons.map(({ label }) => label)).toEqual([
      "Vilka kommer",
      "Ändra passet",
      "Passledare",
      "Boka trupp",
      "Dag, tid, plats",
      "Text och kontakt",
      "Värdar",
      "Nytt pass",
      "Fler stopp",
      "Upprepa",
      "Ställ in",
    ]);
  });
});
