import { describe, expect, test } from "vitest";
import { type CampaignHouse, openCampaign } from "../../campaign.ts";
import { day } from "../../stage.ts";

const begin = async (at?: string): Promise<CampaignHouse> => {
  const house = await openCampaign(at);
  await house.association("Vantör");
  await house.association("Solna");
  await house.seat("Farah", "organiser", "Vantör");
  return house;
};
const FILLED = { kind: "phonebank", when: "18/8 17–19", place: "Högdalen", title: "", hosts: "Vantör" };

describe("/activity add", () => {
  test("asks five things at most, says that nobody is messaged, and knows one's own association", async () => {
    await using house = await begin();

    const { form } = await house.say("Farah", "/activity add");

    expect(form?.fields.map(({ name }) => name)).toEqual(["kind", "when", "place", "title", "hosts"]);
    expect(form?.fields.find(({ name }) => name === "title")?.hint).toContain("Ingen får något meddelande");
    expect(form?.fields.find(({ name }) => name === "hosts")?.value).toBe("Vantör");
  });

  test("adds it, says where it will show, and takes it away again", async () => {
    await using house = await begin();

    const added = await house.fill("Farah", await house.say("Farah", "/activity add"), FILLED);
    const shown = await house.say("Kim", "/schedule 18/8");
    const undone = await house.tap("Farah", added, "Ångra");
    const gone = await house.say("Kim", "/schedule 18/8");

    expect(added.text).toContain("Ingen får något meddelande");
    expect(added.text).toContain("dagens inlägg torsdag 18 augusti 07:00");
    expect(shown.text).toContain("17:00–19:00: Högdalen, ringstuga");
    expect(undone.text).toBe("Borttaget igen.");
    expect(gone.text).toContain("Inget planerat");
    expect((await house.tick()).filter(({ to }) => !to.startsWith("#"))).toEqual([]);
  });

  test("keeps what was added once someone has signed up", async () => {
    await using house = await begin();
    const added = await house.fill("Farah", await house.say("Farah", "/activity add"), FILLED);
    await house.say("Kim", "/signup Högdalen");

    const undone = await house.tap("Farah", added, "Ångra");

    expect(undone.text).toContain("Ställ in");
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("Högdalen");
  });

  test("takes a day without a time, a title and a partner besides", async () => {
    await using house = await begin();

    const added = await house.fill("Farah", await house.say("Farah", "/activity add"), {
      kind: "handout",
      when: "lördag",
      place: "Farsta",
      title: "Frukostutdelning",
      hosts: "vantör, Regionen",
    });

    expect(added.text).toContain("Utdelning: Frukostutdelning");
    expect(added.text).toContain("Värdar: Vantör.");
    expect(added.text).toContain("Tillsammans med Regionen.");
    expect(added.text).toContain("Tid kommer");
  });

  test("asks whether an end before the start is on the next day", async () => {
    await using house = await begin();

    const asked = await house.fill("Farah", await house.say("Farah", "/activity add"), {
      ...FILLED,
      when: "18/8 22–02",
    });
    const nothing = await house.say("Kim", "/schedule 18/8");
    const added = await house.tap("Farah", asked, "Lägg till 1 aktivitet");

    expect(asked.text).toContain("Menar du nästa dag?");
    expect(nothing.text).toContain("Inget planerat");
    expect(added.text).toContain("22:00–02:00");
  });

  test("offers the next hour where the clock skips one, and says so where one comes twice", async () => {
    await using spring = await begin("2027-03-20T12:00+01:00");
    await using autumn = await begin("2027-10-20T12:00+02:00");
    await spring.change({ firstDay: day("2027-03-01"), lastDay: day("2027-04-11") });
    await autumn.change({ firstDay: day("2027-10-01"), lastDay: day("2027-11-11") });

    const skipped = await spring.submit("Farah", "activity-new-set:", { ...FILLED, when: "28/3 02:30" });
    const twice = await autumn.submit("Farah", "activity-new-set:", { ...FILLED, when: "31/10 02:30" });

    expect(skipped.refused).toBe(true);
    expect(skipped.text).toContain("Skriv 03:00 i stället");
    expect(twice.text).toContain("02:30 kommer två gånger den natten");
    expect(twice.text).toContain("Tillagd.");
  });

  test.each([
    [{ when: "31/2 17" }, "När: det är ingen dag jag förstår"],
    [{ when: "kväll" }, "När: det är ingen dag jag förstår"],
    [{ when: "" }, "När: skriv något där"],
    [{ when: "18/8 25:00" }, "När: det är ingen tid jag förstår"],
    [{ when: "1/8 17" }, "Den dagen har redan varit"],
    [{ when: "20270-08-18" }, "När: det är ingen dag jag förstår"],
    [{ place: " " }, "Plats: skriv något där"],
    [{ place: "\u200b" }, "Plats: skriv något där"],
    [{ place: "x".repeat(201) }, "Plats: högst 200 tecken"],
    [{ kind: "party" }, "Slag: välj något i listan"],
    [{ hosts: "Solna" }, "Låt minst en av dina egna föreningar vara värd"],
    [{ hosts: "" }, "Låt minst en av dina egna föreningar vara värd"],
    [{ hosts: "Vantör, Sоlna" }, "ser ut som ”Solna”"],
  ])("refuses %j, and gives back what was typed", async (typed, why) => {
    await using house = await begin();

    const refused = await house.fill("Farah", await house.say("Farah", "/activity add"), { ...FILLED, ...typed });
    const again = await house.tap("Farah", refused, "Försök igen");

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
    expect(Object.fromEntries(again.form?.fields.map(({ name, value }) => [name, value]) ?? [])).toEqual({
      ...FILLED,
      ...typed,
    });
    expect((await house.say("Kim", "/schedule week")).text).toContain("Inget planerat");
  });

  test("is for organisers and coordinators", async () => {
    await using house = await begin();

    const asked = await house.say("Kim", "/activity add");
    const forged = await house.submit("Kim", "activity-new-set:", FILLED);

    expect(asked.refused).toBe(true);
    expect(asked.text).toContain("valansvarig eller samordnare");
    expect(asked.buttons.map(({ id }) => id)).toEqual(["schedule:week"]);
    expect(forged.refused).toBe(true);
  });

  test("adds once, however often a platform delivers it", async () => {
    await using house = await begin();
    const input = { kind: "submit", action: "activity-new-set:", values: FILLED } as const;

    for (const _ of Array.from({ length: 5 })) await house.act("Farah", input, "the same key");
    const { text } = await house.say("Kim", "/schedule 18/8");

    expect(text.match(/Högdalen/g)).toHaveLength(1);
  });
});

describe("/activity", () => {
  test("lets one choose among what is coming, one's own first", async () => {
    await using house = await begin();
    const vantor = { name: "Vantör", associationId: await idOf(house, "Vantör") };
    await house.shift({ day: "2022-08-18", place: "Solna centrum" });
    await house.shift({ day: "2022-08-20", place: "Högdalen", hosts: [vantor] });

    const menu = await house.say("Farah", "/activity");
    const card = await house.pick("Farah", menu, "Lördag 20 augusti");

    const [select] = menu.message?.blocks.filter((block) => block.kind === "select") ?? [];
    expect(select?.choices.map(({ label }) => label.slice(0, 10))).toEqual(["Lördag 20 ", "Torsdag 18"]);
    expect(card.text).toContain("Lördag 20 augusti, Högdalen");
  });

  test.each([
    ["/activity Högdalen", "Lördag 20 augusti, Högdalen"],
    ["/activity 20/8", "Lördag 20 augusti, Högdalen"],
    ["/activity nothing like it", "Jag hittar ingen aktivitet"],
  ])("%s", async (line, shown) => {
    await using house = await begin();
    await house.shift({ day: "2022-08-20", place: "Högdalen" });

    const { text } = await house.say("Farah", line);

    expect(text).toContain(shown);
  });

  test("begins with a new one where nothing is planned", async () => {
    await using house = await begin();

    const { text, buttons } = await house.say("Farah", "/activity");

    expect(text).toContain("Inget är planerat än");
    expect(buttons.map(({ id }) => id)).toEqual(["activity-new"]);
  });

  test("shows others' activities without the buttons to change them", async () => {
    await using house = await begin();
    await house.shift({ day: "2022-08-20", place: "Solna centrum" });

    const { buttons } = await house.say("Farah", "/activity Solna centrum");

    expect(buttons.map(({ label }) => label)).toEqual(["Boka trupp"]);
  });

  test("completes what is coming", async () => {
    await using house = await begin();
    await house.shift({ day: "2022-08-20", place: "Högdalen" });

    const choices = await house.complete("Farah", "activity", "activity", "hög");

    expect(choices.map(({ label }) => label)).toEqual(["Lördag 20 augusti, tid kommer, Högdalen, ringstuga"]);
  });
});

const idOf = async (house: CampaignHouse, name: string): Promise<string> => {
  const rows = await house.store.read((db, t) => db.select().from(t.association));
  return rows.find((one) => one.name === name)?.id ?? "";
};
