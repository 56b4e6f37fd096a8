import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

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
