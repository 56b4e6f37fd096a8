import { describe, expect, test } from "vitest";
import { openCampaign } from "../../campaign.ts";
import { HANDOUT, PHONE_BANK } from "./plans.ts";

describe("guests", () => {
  test("come along, more or fewer, as far as there is room", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...HANDOUT, capacity: 4 });
    await house.press("Bo", `signup:${shift}`);
    const answer = await house.press("Kim", `signup:${shift}`);

    const three = await house.fill("Kim", await house.tap("Kim", answer, "Jag tar med någon"), { guests: "2" });
    const four = await house.fill("Kim", await house.tap("Kim", answer, "Jag tar med någon"), { guests: "3" });
    const alone = await house.fill("Kim", await house.tap("Kim", answer, "Jag tar med någon"), { guests: "0" });

    expect(three.text).toContain("Ni blir 3.");
    expect(four.text).toBe("Det är fullt, så det går inte att ta med fler.");
    expect(alone.text).not.toContain("Ni blir");
    expect((await house.say("Bo", "/schedule tomorrow")).text).toContain("2 kommer, 2 till behövs");
  });

  test.each(["-1", "2,5", "många", "10000", "", "٣"])("are a whole number, and %j is none", async (guests) => {
    await using house = await openCampaign();
    const answer = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    const refused = await house.fill("Kim", await house.tap("Kim", answer, "Jag tar med någon"), { guests });
    const again = await house.tap("Kim", refused, "Försök igen");

    expect(refused.text).toContain("Skriv ett helt tal mellan 0 och 9999.");
    expect(refused.refused).toBe(true);
    expect(again.form?.fields.map(({ value }) => value)).toEqual([guests]);
  });

  test("who never fit are refused at once instead of waiting for good", async () => {
    await using house = await openCampaign();
    await house.shift({ ...HANDOUT, capacity: 3 });

    const { text, refused } = await house.say("Kim", "/signup högdalen guests:3");

    expect(text).toBe("Där ryms bara 3. Ta med färre, eller välj något annat.");
    expect(refused).toBe(true);
  });

  test("overtake nobody who waits", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 3 });
    await house.press("Kim", `signup:${shift}`);
    await house.press("Bo", `signup:${shift}`);
    await house.say("Lo", "/signup kungsholmen guests:1");

    const form = await house.press("Kim", `guests:${shift}`);
    const refused = await house.fill("Kim", form, { guests: "1" });

    expect(refused.text).toContain("Det är fullt");
  });
});
