import { describe, expect, test } from "vitest";
import type { Seen } from "../../house.ts";
import { formOf, haninge } from "./haninge.ts";
import { behindIn } from "./pinged.ts";

describe("the buttons of a ping", () => {
  test("plan a phone night of one's own, which then is in the schedule", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const form = formOf(await house.press("Ines", ping.press("ping-evening")));

    const evening = { day: "28/8", clock: "18–20", place: "Folkets hus", seats: "8" };
    const said = await house.submit("Ines", form.action, evening);

    expect(form.fields.map(({ name }) => name)).toEqual(["day", "clock", "place", "seats"]);
    expect(said.text).toBe(
      "Er ringkväll är inlagd. Söndag 28 augusti 18:00–20:00, Folkets hus. 8 platser. Den syns i schemat, så att fler kan anmäla sig.",
    );
    const schedule = await house.say("Milo", "/schedule 28/8");
    expect(schedule.text).toMatch(/18:00–20:00:? Folkets hus, .+\nRingkväll, Haninge/);
    const signup = said.buttons[0]?.id ?? "";
    expect((await house.press("Milo", signup)).text).toContain("Du är anmäld");
  });

  test("count who comes to the phone night: the next ping asks for so many less", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const form = formOf(await house.press("Ines", ping.press("ping-evening")));
    const evening = { day: "30/8", clock: "17–19", place: "Folkets hus", seats: "8" };
    const planned = await house.submit("Ines", form.action, evening);

    for (const name of ["Ines", "Milo"]) await house.press(name, planned.buttons[0]?.id ?? "");
    const next = await behindIn(house, "haninge", 26);

    expect(ping.text).toContain("inga pass bokade än.\n38 pass till tar er i mål");
    expect(next.text).toContain("2 pass bokade.\n36 pass till tar er i mål");
    expect(next.text).toContain("Er ringkväll måndag 29 augusti har 20 platser kvar.");
  });

  test.each([
    [{ day: "31/2", clock: "18–20", place: "Här", seats: "8" }, "ingen dag jag förstår"],
    [{ day: "28/8", clock: "sen kväll", place: "Här", seats: "8" }, "ingen tid jag förstår"],
    [{ day: "28/8", clock: "20–18", place: "Här", seats: "8" }, "ingen tid jag förstår"],
    [{ day: "12/8", clock: "18–20", place: "Här", seats: "8" }, "Den tiden har redan varit"],
    [{ day: "12/9", clock: "18–20", place: "Här", seats: "8" }, "Kampanjen slutar söndag 11 september"],
    [{ day: "28/8", clock: "18–20", place: "\u200b ", seats: "8" }, "skriv något där"],
    [{ day: "28/8", clock: "18–20", place: "x".repeat(10_000), seats: "8" }, "högst 200 tecken"],
    [{ day: "28/8", clock: "18–20", place: "Här", seats: "0" }, "helt tal"],
    [{ day: "28/8", clock: "18–20", place: "Här", seats: "-1" }, "helt tal"],
  ])("refuse an evening that can't be: %j", async (values, why) => {
    const { house, ping } = await haninge();
    await using _ = house;

    const said = await house.submit("Ines", `ping-evening-set:${ping.press("ping-evening").split(":")[1]}`, values);

    expect(said.refused).toBe(true);
    expect(said.text).toContain(why);
    expect((await house.say("Ines", "/schedule 28/8")).text).not.toContain("Ringkväll, Haninge");
  });

  test("keep what was typed of an evening or a number of places that is refused", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const evening = await house.press("Ines", ping.press("ping-evening"));
    const several = await house.press("Ines", ping.press("ping-several"));
    const typed = { day: "28/8", clock: "sen kväll", place: "Folkets hus", seats: "12" };
    const values = ({ form }: Seen) => Object.fromEntries(form?.fields.map(({ name, value }) => [name, value]) ?? []);

    const refused = await house.fill("Ines", evening, typed);
    const shift = several.form?.fields[0]?.choices?.[0]?.value ?? "";
    const full = await house.fill("Ines", several, { shift, seats: "9000" });

    expect([refused.refused, full.refused]).toEqual([true, true]);
    expect(values(await house.tap("Ines", refused, "Försök igen"))).toEqual(typed);
    expect(values(await house.tap("Ines", full, "Försök igen"))).toEqual({ shift, seats: "9000" });
  });

  test("book several places for the association, and count them from then on", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const form = formOf(await house.press("Ines", ping.press("ping-several")));
    const shift = form.fields[0]?.choices?.[0]?.value ?? "";

    const first = await house.submit("Ines", form.action, { shift, seats: "5" });
    const second = await house.submit("Ines", form.action, { shift, seats: "1" });
    const tooMany = await house.submit("Ines", form.action, { shift, seats: "15" });

    expect(first.text).toMatch(/^5 platser är bokade för Haninge\. Måndag 29 augusti/);
    expect(second.text).toMatch(/^1 plats är bokad/);
    expect(tooMany).toMatchObject({ refused: true, text: "Det finns bara 14 platser kvar." });
    expect((await house.say("Milo", "/schedule 29/8")).text).toContain("6 kommer");
  });
});
