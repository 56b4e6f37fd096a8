import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

const FILLED = { name: "Valet 2026", firstDay: "2026-08-14", lastDay: "2026-09-13" };

describe("/campaign next", () => {
  test("shows what it means before it is done, takes the settings along, and is undone", async () => {
    await using house = await openOrganised();
    await house.evening();
    await house.change({ settings: { priorityAreas: ["Söderort"] } });

    const form = await house.say("Hedda", "/campaign next");
    const asked = await house.fill("Hedda", form, FILLED);
    const still = await house.say("Kim", "/schedule 18/8");
    const begun = await house.tap("Hedda", asked, "Byt till den");
    const gone = await house.say("Kim", "/schedule 18/8");
    const back = await house.tap("Hedda", begun, "Ångra");

    expect(form.form?.fields.map(({ name }) => name)).toEqual(["name", "firstDay", "lastDay"]);
    expect(asked.text).toContain("Valet 2026: 14 augusti–13 september 2026");
    expect(asked.text).toContain("Valet ligger kvar och går att gå tillbaka till. Ingen får något meddelande.");
    expect(still.text).toContain("Högdalen");
    expect(begun.text).toContain("Nu gäller den nya kampanjen.");
    expect(begun.text).toContain("Prioriterade områden: Söderort.");
    expect(gone.text).not.toContain("Högdalen");
    expect(back.text).toContain("Nu gäller Valet igen.");
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("Högdalen");
    expect(await house.tick()).toEqual([]);
  });

  test("can be let be, and its yes is its writer's, once", async () => {
    await using house = await openOrganised();
    await house.seat("Ivar", "coordinator");
    const asked = await house.fill("Hedda", await house.press("Hedda", "campaign-next"), FILLED);
    const yes = asked.buttons[0]?.id ?? "";

    const kept = await house.tap("Hedda", asked, "Nej, låt stå");
    const other = await house.press("Ivar", yes);
    await house.press("Hedda", yes);
    const twice = await house.press("Hedda", yes);

    expect(kept.text).toContain("Distriktet: Valet\n");
    for (const refused of [other, twice]) expect(refused.text).toContain("Den knappen gäller inte längre.");
  });

  test.each([
    [{ name: "" }, "Kampanjens namn: skriv något där."],
    [{ firstDay: "snart" }, "Första dagen: det är ingen dag jag förstår."],
    [{ lastDay: "" }, "Sista dagen: skriv något där."],
    [{ lastDay: "2026-08-01" }, "Sista dagen är före den första."],
  ])("refuses %j with the reason, and keeps what was typed", async (values, why) => {
    await using house = await openOrganised();
    const typed = { ...FILLED, ...values };

    const refused = await house.fill("Hedda", await house.say("Hedda", "/campaign next"), typed);
    const again = await house.tap("Hedda", refused, "Försök igen");

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
    expect(Object.fromEntries(again.form?.fields.map(({ name, value }) => [name, value]) ?? [])).toEqual(typed);
  });

  test("is for coordinators, and goes back to none but one's own", async () => {
    await using house = await openOrganised();
    const { id } = await house.campaign();

    const refused = [
      await house.say("Farah", "/campaign next"),
      await house.submit("Farah", "campaign-next-set:", FILLED),
      await house.press("Farah", "campaign-begin:x"),
      await house.press("Farah", `campaign-back:${id}`),
    ];
    const gone = await house.press("Hedda", "campaign-back:gone");

    for (const { text } of refused) expect(text).toContain("får en samordnare göra");
    expect(gone.text).toContain("hittar inte det där");
  });
});
