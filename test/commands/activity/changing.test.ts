import { describe, expect, test } from "vitest";
import type { Shown } from "../../house.ts";
import { openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

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

describe.each(ENGINES)("moving an activity, on %s", (engine) => {
  test("asks first, with how many are told, then tells them once, each in their language", async () => {
    await using house = await openOrganised(undefined, engine);
    const { shift, activity } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    await house.seat("Billy", "activist", undefined, "en");
    await house.say("Billy", "/mydata language en");
    await house.press("Billy", `signup:${shift}`);

    const asked = await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), {
      day: "fredag",
      times: "18–20",
      place: "Rissne centrum",
    });
    const before = await house.tick();
    const done = await house.tap("Farah", asked, "Ändra och säg till 2 personer");
    const told = await house.tick();

    expect(asked.text).toContain("Dag: torsdag 18 augusti → fredag 19 augusti");
    expect(asked.text).toContain("2 personer är anmälda och får veta det direkt");
    expect(before.filter(({ view }) => view === "moved")).toEqual([]);
    expect(done.text).toContain("Klart.");
    expect(told.filter(({ view }) => view === "moved").map(({ text }) => text.split("\n"))).toEqual(
      expect.arrayContaining([
        expect.arrayContaining(["Förut: torsdag 18 augusti 17:00–19:00, Högdalen, ringstuga"]),
        expect.arrayContaining(["Before: Thursday 18 August 17:00–19:00, Högdalen, phone bank"]),
      ]),
    );
  });

  test("can be undone, which tells them too", async () => {
    await using house = await openOrganised(undefined, engine);
    const { shift, activity } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    const form = await house.press("Farah", `activity-where:${activity}`);
    const done = await house.tap(
      "Farah",
      await house.fill("Farah", form, { place: "Rissne" }),
      "Ändra och säg till 1 person",
    );
    await house.tick();

    const asked = await house.tap("Farah", done, "Ångra");
    await house.tap("Farah", asked, "Ändra och säg till 1 person");
    const told = await house.tick();

    expect(asked.text).toContain("Plats: Rissne → Högdalen");
    expect(told.filter(({ view }) => view === "moved")).toHaveLength(1);
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("Högdalen");
  });

  test("shows who came second what changed meanwhile, and lets them choose", async () => {
    await using house = await openOrganised(undefined, engine);
    const { activity } = await house.evening();
    const [first, second] = [
      await house.press("Farah", `activity-where:${activity}`),
      await house.press("Hedda", `activity-where:${activity}`),
    ];
    await house.fill("Farah", first, { place: "Rissne", area: "Söderort" });

    const conflict = await house.fill("Hedda", second, { place: "Kista" });
    const kept = await house.tap("Hedda", conflict, "Låt deras stå");
    const again = await house.fill("Hedda", second, { place: "Kista" });
    const mine = await house.tap("Hedda", again, "Gör mina ändringar också");

    expect(conflict.text).toContain("Medan du skrev ändrade någon annan det här:\n• Plats: Högdalen → Rissne");
    expect(conflict.text).toContain("Du vill ändra:\n• Plats: Högdalen → Kista");
    expect(kept.text).toContain("Torsdag 18 augusti, Rissne");
    expect(mine.text).toContain("Torsdag 18 augusti, Kista");
    expect(mine.text).toContain("Område: Söderort.");
  });
});

describe("changing an activity", () => {
  test("of what nobody needs to hear happens at once and can be undone", async () => {
    await using house = await openOrganised();
    const { shift, activity } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    const form = await house.press("Farah", `activity-text:${activity}`);

    const done = await house.fill("Farah", form, {
      title: "Sommarring",
      bring: "hörlurar",
      contact: "ring@example.org",
    });
    const undone = await house.tap("Farah", done, "Ångra");

    expect(form.form?.fields).toHaveLength(5);
    expect(done.text).toContain("Ingen får något meddelande");
    expect(done.text).toContain("Ta med hörlurar");
    expect(undone.text).toContain("Rubrik: Sommarring → Ringkväll");
    expect((await house.tick()).filter(({ view }) => view === "moved")).toEqual([]);
  });

  test("does not undo what someone changed again since", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    const done = await house.fill("Farah", await house.press("Farah", `activity-text:${activity}`), { title: "Ett" });
    await house.fill("Hedda", await house.press("Hedda", `activity-text:${activity}`), { title: "Två" });

    const late = await house.tap("Farah", done, "Ångra");

    expect(late.text).toContain("så jag ångrar inget:\n• Rubrik: Ett → Två");
  });

  test("says so where there is nothing to change", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const same = await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), {});

    expect(same.text).toContain("Inget att ändra");
  });

  test("gives a shift its hours, people wanted and seats, and offers freed seats to who waits", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening({ capacity: 1 });
    await house.press("Alva", `signup:${shift}`);
    await house.press("Billy", `signup:${shift}`);

    const form = await house.press("Farah", `activity-shift:${shift}`);
    const asked = await house.fill("Farah", form, { needed: "2", capacity: "2" });
    await house.tap("Farah", asked, "Ja, gör så");
    const told = await house.tick();

    expect(asked.text).toContain("1 i kön erbjuds en plats");
    expect(told.filter(({ view }) => view === "promotion").map(({ to }) => to)).toHaveLength(1);
  });

  test("adds a shift and takes it away while nobody is on it", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const added = await house.fill("Farah", await house.press("Farah", `activity-addshift:${activity}`), {
      times: "19–21",
    });
    const second =
      added.buttons
        .filter(({ id }) => id.startsWith("activity-shift:"))
        .at(-1)
        ?.id.split(":")[1] ?? "";
    const alone = await house.press("Farah", `activity-where:${activity}`);
    await house.press("Alva", `signup:${second}`);
    const used = await house.press("Farah", `activity-dropshift:${second}`);
    const dropped = await house.tap("Farah", added, "Ta bort passet");
    const last = await house.press("Farah", `activity-dropshift:${second}`);

    expect(added.text).toContain("Nytt pass: 19:00–21:00");
    expect(alone.form?.fields.map(({ name }) => name)).toEqual(["day", "place", "meetingPoint", "area"]);
    expect(used.text).toContain("Folk har anmält sig");
    expect(dropped.text).toContain("Passet bort: 17:00–19:00");
    expect(dropped.buttons.map(({ label }) => label)).not.toContain("Ta bort passet");
    expect(last.text).toContain("minst ett pass");
  });

  test("removes nobody where fewer seats are given than are taken", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    await house.press("Billy", `signup:${shift}`);

    const done = await house.fill("Farah", await house.press("Farah", `activity-shift:${shift}`), { capacity: "1" });

    expect(done.text).toContain("2 är redan anmälda. Ingen tas bort.");
  });

  test.each([
    ["activity-where", { day: "igår" }, "har redan varit"],
    ["activity-where", { times: "många" }, "Tid: det är ingen tid"],
    ["activity-where", { place: "" }, "Plats: skriv något där"],
    ["activity-text", { title: "" }, "Rubrik: skriv något där"],
    ["activity-text", { description: "x".repeat(2001) }, "Text: högst 2000 tecken"],
    ["activity-hosts", { hosts: "Nysolna" }, "Jag hittar ingen förening som heter ”Nysolna”"],
    ["activity-hosts", { hosts: "Huddinge" }, "Låt minst en av dina egna"],
    ["activity-hosts", { partners: "Regionen 99999" }, "Partner: skriv ett helt tal mellan 0 och 9999"],
    ["activity-addshift", { times: "kl" }, "Tid: det är ingen tid"],
    ["activity-addshift", { needed: "-1" }, "Hur många behövs?: skriv ett helt tal"],
    ["activity-addshift", { needed: "9", capacity: "8" }, "Fler behövs (9) än som får plats (8)"],
  ])("%s refuses %j", async (form, typed, why) => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const refused = await house.fill("Farah", await house.press("Farah", `${form}:${activity}`), typed);

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
    expect(refused.buttons.at(-1)?.label).toBe("Försök igen");
  });

  test("asks where new hours end on the next day", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();

    const asked = await house.fill("Farah", await house.press("Farah", `activity-shift:${shift}`), { times: "22–01" });
    const done = await house.tap("Farah", asked, "Ja, gör så");

    expect(asked.text).toContain("Menar du nästa dag?");
    expect(done.text).toContain("22:00–01:00");
  });

  test.each([
    "activity-where",
    "activity-text",
    "activity-hosts",
    "activity-addshift",
    "activity-copy",
    "activity-repeat",
    "activity-cancel",
  ])("%s is for its hosts' organisers and coordinators", async (action) => {
    await using house = await openOrganised();
    const { activity } = await house.evening();

    const other = await house.press("Gustav", `${action}:${activity}`);
    const nobody = await house.press("Kim", `${action}:${activity}`);
    const nowhere = await house.press("Farah", `${action}:nothing-with-this-id-xx`);

    expect(other.text).toContain("hör till andra");
    expect(nobody.refused).toBe(true);
    expect(nowhere.text).toContain("hittar inte det där");
  });

  test("leaves a line in the audit of who did what", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    await house.fill("Farah", await house.press("Farah", `activity-text:${activity}`), { title: "Ny" });

    const verbs = await house.store.read(async (db, t) => (await db.select().from(t.audit)).map(({ verb }) => verb));

    expect(verbs).toContain("change-activity");
  });
});

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
