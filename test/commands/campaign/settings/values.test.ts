import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../../organised.ts";
import { ENGINES } from "../../../stores.ts";
import { change } from "./changed.ts";

/** What a form holds before anything is changed in it. */
const standingIn = async (house: Organised, name: string) => {
  const { form } = await house.press("Hedda", name);
  return Object.fromEntries(form?.fields.map((field) => [field.name, field.value]) ?? []);
};

const idAt = async (house: Organised, place: string): Promise<string> =>
  house.store.read(async (db, t) => (await db.select().from(t.activity)).find((one) => one.place === place)?.id ?? "");

/** Refused with the reason; trying again opens the form as it was filled in. */
const expectRefusal = async (
  house: Organised,
  name: string,
  values: Readonly<Record<string, string>>,
  why: string,
): Promise<void> => {
  const before = await standingIn(house, name);

  const refused = await change(house, name, values);
  const again = await house.tap("Hedda", refused, "Försök igen");

  expect(refused.refused).toBe(true);
  expect(refused.text).toContain(why);
  expect(Object.fromEntries(again.form?.fields.map((field) => [field.name, field.value]) ?? [])).toMatchObject(values);
  expect(await standingIn(house, name)).toEqual(before);
};

describe("a campaign's days, language and zone", () => {
  test("are changed in one form, which counts what falls outside", async () => {
    await using house = await openOrganised();
    await house.evening({ day: "2022-08-03" });

    const changed = await change(house, "campaign-days", {
      name: "Valet 2022",
      firstDay: "13/8",
      lastDay: "2022-09-04",
      locale: "en",
      zone: "europe/helsinki",
    });

    expect(changed.text).toContain("1 aktivitet ligger utanför dagarna.");
    expect(changed.text).toContain("Valet 2022\n13 augusti–4 september 2022\nJag skriver på engelska.");
    expect(changed.text).toContain("Tidszon: Europe/Helsinki.");
  });

  test.each([
    [{ name: " " }, "Kampanjens namn: skriv något där."],
    [{ firstDay: "" }, "Första dagen: skriv något där."],
    [{ lastDay: "snart" }, "Sista dagen: det är ingen dag jag förstår."],
    [{ lastDay: "2022-07-01" }, "Sista dagen är före den första."],
    [{ zone: "Mars/Olympus" }, "Den tidszonen känner jag inte till. Skriv till exempel Europe/Stockholm."],
    [{ locale: "fr" }, "Språk: välj något i listan."],
  ])("refuse %j with the reason, and keep what was typed", async (values, why) => {
    await using house = await openOrganised();

    await expectRefusal(house, "campaign-days", values, why);
  });
});

describe("a campaign's hours", () => {
  test("of posts can all be changed", async () => {
    await using house = await openOrganised();
    const hours = {
      dailySchedule: "06:15",
      earlyCall: "17:15",
      weeklySummary: "09:15",
      missingReports: "16:15",
      organiserList: "15:15",
    };

    await change(house, "campaign-posts", hours);

    expect(await standingIn(house, "campaign-posts")).toEqual(hours);
    expect((await house.campaign()).hours).toMatchObject(hours);
  });

  test("of personal messages can all be changed", async () => {
    await using house = await openOrganised();

    const changed = await change(house, "campaign-people", {
      eveningReminder: "19",
      awake: "8-20",
      ping: "12:30",
      pings: "10–18",
    });

    expect(changed.text).toContain("påminnelse kvällen före 19:00, annat 08:00–20:00. Läget till föreningar: 12:30.");
    expect(await standingIn(house, "campaign-people")).toEqual({
      eveningReminder: "19:00",
      awake: "08:00–20:00",
      ping: "12:30",
      pings: "10:00–18:00",
    });
  });

  test.each([
    ["campaign-posts", { dailySchedule: "tidigt" }, "Dagens inlägg: skriv ett klockslag, till exempel 07:00."],
    ["campaign-posts", { earlyCall: "17–18" }, "Kvällens inlägg om tidiga starter: skriv ett klockslag"],
    ["campaign-posts", { weeklySummary: "" }, "Veckans bild, måndagar: skriv ett klockslag"],
    ["campaign-people", { awake: "7" }, "Personliga meddelanden mellan: skriv från och till, till exempel 07–21."],
    ["campaign-people", { pings: "20–9" }, "Läget skickas bara mellan: skriv från och till"],
    ["campaign-people", { ping: "22:00" }, "Läget till föreningar: det måste vara från 09:00 till före 20:00"],
    ["campaign-people", { eveningReminder: "21:00" }, "Påminnelse kvällen före: det måste vara från 07:00"],
    ["campaign-people", { awake: "07–16" }, "Listan till valansvariga: det måste vara från 07:00 till före 16:00"],
    ["campaign-posts", { organiserList: "21:30" }, "Listan till valansvariga: det måste vara från 07:00"],
    ["campaign-posts", { missingReports: "20:00" }, "Rapporter som saknas, söndagar: det måste vara från 09:00"],
    ["campaign-people", { eveningReminder: "sent" }, "Påminnelse kvällen före: skriv ett klockslag"],
  ])("in %s refuse %j with the reason, and keep what was typed", async (form, values, why) => {
    await using house = await openOrganised();

    await expectRefusal(house, form, values, why);
  });
});

describe("a campaign's defaults", () => {
  test("say how many are wanted of each kind, in the reader's words or ours", async () => {
    await using house = await openOrganised();

    const changed = await change(house, "campaign-defaults", {
      needed: "ringstuga: 8\nhandout 5\n",
      emptyDays: "yes",
      league: "yes",
    });
    const { shift } = await house.evening();

    expect(changed.text).toMatch(/ringstuga 8/);
    expect(changed.text).toMatch(/utdelning 5/);
    expect(changed.text).toContain("Dagar utan aktiviteter får en rad.");
    expect(changed.text).toContain("Föreningarna jämförs med varandra.");
    expect((await house.press("Kim", `signup:${shift}`)).refused).toBe(false);
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("7 till behövs");
  });

  test.each([
    [{ needed: "ringstuga" }, "Rad 1: skriv ett namn och ett helt tal mellan 0 och 9999."],
    [{ needed: "ringstuga 8\n\nutdelning tre" }, "Rad 3: skriv ett namn och ett helt tal"],
    [{ needed: "stickcafé 3" }, "Jag känner inte till slaget ”stickcafé”."],
    [{ needed: "x".repeat(3000) }, "Hur många behövs av varje slag?: högst"],
    [{ emptyDays: "maybe" }, "Rad även om inget händer?: välj något i listan."],
    [{ league: "" }, "Jämföra föreningar?: välj något i listan."],
  ])("refuse %j with the reason, and keep what was typed", async (values, why) => {
    await using house = await openOrganised();

    await expectRefusal(house, "campaign-defaults", values, why);
  });
});

describe.each(ENGINES)("what is done together with a partner, on %s", (engine) => {
  test("is shown for each series, as a share of its activities, with the least that is wanted", async () => {
    await using house = await openOrganised(undefined, engine);
    const plan = { kind: "handout", needed: 6 } as const;
    const places = ["Farsta", "Högdalen", "Älvsjö"];
    for (const [i, place] of places.entries()) {
      const { activity } = await house.evening({ ...plan, place });
      const partners = i === 0 ? "Regionen 4" : "";
      const form = await house.press("Farah", `activity-hosts:${activity}`);
      await house.fill("Farah", form, { partners, series: "Frukostutdelning" });
    }

    const changed = await change(house, "campaign-areas", { together: "frukostutdelning 50\nTurné 100" });
    const card = await house.say("Farah", "/activity Farsta");
    await house.fill("Farah", await house.press("Farah", `activity-hosts:${await idAt(house, "Älvsjö")}`), {
      partners: "Regionen 2",
    });
    const later = await house.say("Hedda", "/campaign");

    const share = "Frukostutdelning: 1 av 3 görs tillsammans med en partner (33 %). Mål: minst 50 %.";
    for (const { text } of [changed, card]) expect(text).toContain(share);
    expect(changed.text).toContain("Turné: 0 av 0 görs tillsammans med en partner (0 %). Mål: minst 100 %.");
    expect(later.text).toContain("Frukostutdelning: 2 av 3 görs tillsammans med en partner (67 %).");
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("4 kommer, 2 till behövs");
  });
});

describe("a campaign's areas and partners", () => {
  test("are named on the card, with the share that each series is to do with a partner", async () => {
    await using house = await openOrganised();

    const changed = await change(house, "campaign-areas", {
      areas: "Söderort, Förorten",
      together: "Frukostutdelning 50 %\nTurné: 100",
    });

    expect(changed.text).toContain("Prioriterade områden: Söderort, Förorten.");
    expect(await standingIn(house, "campaign-areas")).toEqual({
      areas: "Söderort, Förorten",
      together: "Frukostutdelning 50\nTurné 100",
    });
  });

  test.each([
    [{ areas: "y".repeat(200) }, "Prioriterade områden: högst"],
    [{ together: "Frukostutdelning hälften" }, "Rad 1: skriv ett namn och ett helt tal mellan 0 och 100."],
    [{ together: "Frukostutdelning 101" }, "mellan 0 och 100"],
  ])("refuse %j with the reason, and keep what was typed", async (values, why) => {
    await using house = await openOrganised();

    await expectRefusal(house, "campaign-areas", values, why);
  });
});
