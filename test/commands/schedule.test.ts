import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openCampaign } from "../campaign.ts";
import { openHouse } from "../house.ts";
import { cancel, HANDOUT, PHONE_BANK } from "./schedule/planned.ts";

describe("/schedule", () => {
  test("shows today in time order, what has no time last and marked so", async () => {
    await using house = await openCampaign();
    await house.shift({ day: "2022-08-17", kind: "hub", place: "Årstadal", title: "Knutpunkter" });
    await house.shift(PHONE_BANK);
    await house.shift({ ...HANDOUT, day: "2022-08-17" });

    const { text } = await house.say("Kim", "/schedule");

    expect(text.split("\n")).toEqual([
      "Onsdag 17 augusti",
      "06:30–09:00: Högdalens T-bana, utdelning",
      "Morgonutdelning",
      "0 kommer, 4 till behövs",
      "17:00–19:00: Kungsholmen, ringstuga",
      "0 kommer, 20 till behövs",
      "Tid kommer: Årstadal, knutpunkt",
      "Knutpunkter",
      "0 kommer, 6 till behövs",
    ]);
  });

  test.each([
    ["/schedule today", "Ringstuga"],
    ["/schedule i dag", "Ringstuga"],
    ["/schedule tomorrow", "Morgonutdelning"],
    ["/schedule imorgon", "Morgonutdelning"],
    ["/schedule torsdag", "Morgonutdelning"],
    ["/schedule Thursday", "Morgonutdelning"],
    ["/schedule 18/8", "Morgonutdelning"],
    ["/schedule 18 augusti", "Morgonutdelning"],
    ["/schedule 2022-08-18", "Morgonutdelning"],
    ["/schedule 22/8", "Nästa vecka"],
    ["/schedule vecka 34", "Nästa vecka"],
    ["/schedule next week", "Nästa vecka"],
    ["/schedule högdalen", "Morgonutdelning"],
    ["/schedule t-bana", "Morgonutdelning"],
    ["/schedule ho\u0308gdalen", "Morgonutdelning"],
  ])("understands %s", async (line, title) => {
    await using house = await openCampaign();
    await house.shift({ ...PHONE_BANK, kind: "training", title: "Ringstuga" });
    await house.shift(HANDOUT);
    await house.shift({ day: "2022-08-22", title: "Nästa vecka", kind: "social", place: "Solna" });

    const { text } = await house.say("Kim", line);

    const titles = ["Ringstuga", "Morgonutdelning", "Nästa vecka"].filter((one) => text.includes(one));
    expect(titles).toEqual([title]);
  });

  test("shows the rest of the week, a heading for each day, and not what has been", async () => {
    await using house = await openCampaign();
    await house.shift({ ...PHONE_BANK, day: "2022-08-16", kind: "social", title: "I går" });
    await house.shift(PHONE_BANK);
    await house.shift(HANDOUT);

    const { text } = await house.say("Kim", "/schedule week");

    expect(text).toContain("Onsdag 17 augusti\n17:00–19:00:");
    expect(text).toContain("Torsdag 18 augusti\n06:30–09:00:");
    expect(text).not.toContain("I går");
  });

  test("says that a day is empty and offers the next one that is not", async () => {
    await using house = await openCampaign();
    await house.shift({ ...HANDOUT, day: "2022-08-20" });

    const empty = await house.say("Kim", "/schedule tomorrow");
    const next = await house.tap("Kim", empty, "Nästa: lördag 20 augusti");

    expect(empty.text).toBe("Inget planerat torsdag 18 augusti.");
    expect(empty.refused).toBe(false);
    expect(next.text).toContain("Lördag 20 augusti\n06:30–09:00:");
  });

  test("says that a week is empty", async () => {
    await using house = await openCampaign();

    const { text, buttons } = await house.say("Kim", "/schedule week");

    expect(text).toBe("Inget planerat 17 augusti–21 augusti.");
    expect(buttons).toEqual([]);
  });

  test("says where it looked when a place is nowhere, and offers what comes next", async () => {
    await using house = await openCampaign();
    await house.shift(HANDOUT);

    const { text, buttons } = await house.say("Kim", "/schedule Atlantis");

    expect(text).toBe("Jag hittar inget på ”Atlantis” från i dag och framåt.");
    expect(buttons.map(({ label }) => label)).toEqual(["Nästa: torsdag 18 augusti"]);
  });

  test.each(["31/2", "29/2 2027", "2022-02-30", "18/8 20270", "31 juni"])(
    "refuses %s, which is no day",
    async (said) => {
      await using house = await openCampaign();

      const { text, refused } = await house.say("Kim", `/schedule ${said}`);

      expect(text).toBe(`${said} finns inte i almanackan.`);
      expect(refused).toBe(true);
    },
  );

  test("offers the waiting list where it is full, and no button where it is cancelled or closed", async () => {
    await using house = await openCampaign();
    const full = await house.shift({ ...HANDOUT, capacity: 1 });
    await house.press("Bo", `signup:${full}`);
    await house.shift({ ...PHONE_BANK, day: "2022-08-18", kind: "social", title: "Inställt möte" });
    await cancel(house, "Inställt möte");
    const closed = await house.shift({ ...PHONE_BANK, day: "2022-08-18", kind: "training", title: "Stängd kurs" });
    await house.store.transact(async (tx, t) => {
      await tx
        .update(t.shift)
        .set({ closedAt: new Date(0) })
        .where(eq(t.shift.id, closed));
    });

    const { text, buttons } = await house.say("Kim", "/schedule tomorrow");

    expect(text).toContain("1 kommer, fullt");
    expect(text).toContain("Inställt möte\nInställt.");
    expect(text).toContain("Stängd kurs\n0 kommer. Anmälan är stängd.");
    expect(buttons.map(({ label }) => label)).toEqual(["Ställ mig i kö"]);
  });

  test("names series and hosts, and nothing twice", async () => {
    await using house = await openHouse();

    const { text } = await house.say("Kim", "/schedule 18/8");

    expect(text).toContain("Huddinge centrum, ringstuga\nRingkvällar, med Huddinge\n");
    expect(text).toContain('Högdalens T-bana, utdelning\nMorgonutdelning av "Nytt på jobbet" med KV och Vantör\n');
    expect((await house.say("Kim", "/schedule 29/8")).text).toContain(
      "Vad kommer efter marknadsskolan? Med Hägersten\n",
    );
  });

  test("says how many it leaves out of a long list, and opens the day it stopped at", async () => {
    await using house = await openCampaign();
    for (let i = 0; i < 39; i++) await house.shift({ ...HANDOUT, place: `Plats ${i}` });
    for (let i = 0; i < 3; i++) await house.shift({ ...HANDOUT, day: "2022-08-19", place: `Torg ${i}` });

    const week = await house.say("Kim", "/schedule week");
    const rest = await house.tap("Kim", week, "Fredag 19 augusti");

    expect(week.text).toContain("2 till får inte plats här.");
    // Which of the three equal ones comes first is up to their ids: one is shown, and the day holds all.
    expect(week.text.match(/Torg \d/g)).toHaveLength(1);
    for (const place of ["Torg 0", "Torg 1", "Torg 2"]) expect(rest.text).toContain(place);
  });

  test("speaks the reader's language, and the campaign's until one is chosen", async () => {
    await using house = await openCampaign();
    await house.shift(HANDOUT);
    await house.say("Billy", "/mydata language en");

    const english = await house.say("Billy", "/schedule tomorrow");
    const empty = await house.say("Billy", "/schedule saturday");
    const swedish = await house.say("Kim", "/schedule tomorrow");

    expect(english.text).toContain("Thursday 18 August\n06:30–09:00: Högdalens T-bana, handout");
    expect(english.text).toContain("0 coming, 4 more wanted");
    expect(english.buttons.map(({ label }) => label)).toEqual(["I'm coming"]);
    expect(empty.text).toBe("Nothing planned on Saturday 20 August.");
    expect(swedish.text).toContain("Torsdag 18 augusti");
  });

  test("completes days, my shifts and the places ahead while it is typed", async () => {
    await using house = await openCampaign();
    await house.shift(HANDOUT);
    await house.shift({ ...HANDOUT, day: "2022-08-10", place: "Högtorp" });

    const all = await house.complete("Kim", "schedule", "what", "");
    const some = await house.complete("Kim", "schedule", "what", "hög");
    const written = await house.complete("Kim", "schedule", "what", "3/9");

    const labels = all.map(({ label }) => label);
    expect(labels.slice(0, 4)).toEqual(["I dag", "I morgon", "Hela veckan", "Mina pass"]);
    expect(labels).toContain("Fredag 19 augusti");
    expect(some).toEqual([{ value: "Högdalens T-bana", label: "Högdalens T-bana" }]);
    expect(written).toEqual([{ value: "2022-09-03", label: "Lördag 3 september" }]);
  });
});
