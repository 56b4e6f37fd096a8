import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

describe("who hosts an activity, and its partners", () => {
  test("names hosts, a partner with their people, and a series with its share", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening({ kind: "handout", place: "Farsta", needed: 6 });
    const { activity: other } = await house.evening({ kind: "handout", place: "Älvsjö" });
    const series = { series: "Frukostutdelning" };
    await house.fill("Farah", await house.press("Farah", `activity-hosts:${other}`), series);

    const form = await house.press("Farah", `activity-hosts:${activity}`);
    const done = await house.fill("Farah", form, { hosts: "Vantör, Huddinge", partners: "Regionen 4", ...series });
    const again = await house.press("Farah", `activity-hosts:${activity}`);
    const { text } = await house.say("Kim", "/schedule 18/8");

    expect(done.text).toContain("Värdar: Vantör och Huddinge.\nTillsammans med Regionen.");
    expect(done.text).toContain("Frukostutdelning: 1 av 2 görs tillsammans med en partner (50 %).");
    expect(done.text).toContain("4 från Regionen");
    expect(text).toContain("4 kommer, 2 till behövs");
    expect(again.form?.fields.map(({ value }) => value)).toEqual([
      "Vantör, Huddinge",
      "Regionen 4",
      "Frukostutdelning",
    ]);

    const without = await house.fill("Farah", again, { partners: "" });
    expect(without.text).not.toContain("4 från Regionen");
  });

  test("takes another number from a partner, says so and undoes it", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    const hosts = async () => house.press("Farah", `activity-hosts:${activity}`);
    await house.fill("Farah", await hosts(), { partners: "Regionen 4" });

    const more = await house.fill("Farah", await hosts(), { partners: "Regionen 6" });
    const back = await house.tap("Farah", more, "Ångra");
    const late = await house.tap("Farah", more, "Ångra");

    expect(more.text).toContain("Antal: 6 från Regionen. Ingen får något meddelande.");
    expect(more.text).not.toContain("Inget att ändra");
    expect(back.text).toContain("Då är det som förut.");
    expect(back.text).toContain("4 från Regionen");
    expect(late.refused).toBe(true);
  });

  test("leaves the numbers that a lead wrote down at each shift where the partner's is not touched", async () => {
    await using house = await openOrganised();
    const { activity, shift } = await house.evening();
    await house.fill("Farah", await house.press("Farah", `activity-addshift:${activity}`), { times: "19–21" });
    await house.fill("Farah", await house.press("Farah", `activity-hosts:${activity}`), { partners: "Regionen 4" });
    await house.fill("Farah", await house.press("Farah", `lead-walkins:${shift}`), { lines: "Regionen 7" });

    const form = await house.press("Farah", `activity-hosts:${activity}`);
    const done = await house.fill("Farah", form, { series: "Frukostutdelning" });

    expect(done.text).toContain("Serie: Frukostutdelning.");
    expect(done.text).toContain("7 från Regionen");
    expect(done.text).toContain("4 från Regionen");
  });

  test("shows another number that a lead wrote down meanwhile, and lets the second choose", async () => {
    await using house = await openOrganised();
    const { activity, shift } = await house.evening();
    await house.fill("Farah", await house.press("Farah", `activity-hosts:${activity}`), { partners: "Regionen 4" });
    const form = await house.press("Hedda", `activity-hosts:${activity}`);
    await house.fill("Farah", await house.press("Farah", `lead-walkins:${shift}`), { lines: "Regionen 7" });

    const seen = await house.fill("Hedda", form, { partners: "Regionen 5" });
    const mine = await house.tap("Hedda", seen, "Gör mina ändringar också");

    expect(seen.text).toContain("Medan du skrev ändrade någon annan det här:\n• Partner: Regionen 7");
    expect(seen.text).toContain("Du vill ändra:\n• Partner: Regionen 5");
    expect(mine.text).toContain("5 från Regionen");
  });

  test.each([
    ["another partner", "Facket 4", "Facket 4"],
    ["another number too", "Regionen 4, Facket 2", "Regionen 4, Facket 2"],
    ["none any more", "", "–"],
  ])("keeps the number typed beside a partner where another named %s meanwhile", async (_, typed, theirs) => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    const hosts = async (name: string) => house.press(name, `activity-hosts:${activity}`);
    await house.fill("Farah", await hosts("Farah"), { partners: "Regionen 3" });
    const form = await hosts("Hedda");
    await house.fill("Farah", await hosts("Farah"), { partners: typed });

    const seen = await house.fill("Hedda", form, { partners: "Regionen 6, Kören 5" });
    const mine = await house.tap("Hedda", seen, "Gör mina ändringar också");
    const now = await hosts("Farah");

    expect(seen.text).toContain(`Medan du skrev ändrade någon annan det här:\n• Partner: ${theirs}\n`);
    expect(seen.text).toContain("Du vill ändra:\n• Partner: Regionen 6, Kören 5");
    expect(mine.text).toContain("Tillsammans med Regionen och Kören.");
    expect(mine.text).not.toContain("från Facket");
    expect(now.form?.fields.map(({ value }) => value)).toEqual(["Vantör", "Regionen 6, Kören 5", undefined]);
  });

  test("lets a number stand that the second typed beside a partner renamed meanwhile, with the name they know", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    const hosts = async (name: string) => house.press(name, `activity-hosts:${activity}`);
    await house.fill("Farah", await hosts("Farah"), { partners: "Regionen 4" });
    const form = await hosts("Hedda");
    await house.fill("Farah", await hosts("Farah"), { partners: "Facket 4" });

    const seen = await house.fill("Hedda", form, { partners: "Regionen 6" });
    const mine = await house.tap("Hedda", seen, "Gör mina ändringar också");

    expect(mine.text).toContain("6 från Regionen");
    expect(mine.text).toContain("Värdar: Vantör och Facket → Vantör och Regionen");
    expect(mine.text).not.toContain("från Facket");
  });
});
