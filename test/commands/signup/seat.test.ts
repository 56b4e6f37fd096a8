import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openCampaign } from "../../campaign.ts";
import { HANDOUT, mine, PHONE_BANK } from "./plans.ts";

describe("an overlap", () => {
  test("is asked about, and only a yes makes it", async () => {
    await using house = await openCampaign();
    const first = await house.shift(PHONE_BANK);
    const second = await house.shift({ ...PHONE_BANK, start: "18:00", end: "20:00", place: "Solna" });
    await house.press("Kim", `signup:${first}`);

    const asked = await house.press("Kim", `signup:${second}`);
    const no = await house.tap("Kim", asked, "Nej");
    const before = await mine(house, "Kim");
    const yes = await house.tap("Kim", asked, "Ja, anmäl mig ändå");

    expect(asked.text).toBe(
      "Det krockar med onsdag 24 augusti 17:00–19:00, Kungsholmen, ringstuga. Vill du vara anmäld till båda?",
    );
    expect(no.text).toBe("Då är allt som förut.");
    expect(before).not.toContain("Solna");
    expect(yes.text).toContain("Du är anmäld");
  });

  test("is none at the end of a shift, with one that was cancelled or with one without a time", async () => {
    await using house = await openCampaign();
    const cancelled = await house.shift({ ...PHONE_BANK, title: "Avlyst" });
    const untimed = await house.shift({ day: PHONE_BANK.day, kind: "hub", place: "Årstadal" });
    const before = await house.shift({ ...PHONE_BANK, start: "15:00", end: "17:00", place: "Solna" });
    const shift = await house.shift(PHONE_BANK);
    for (const id of [cancelled, untimed, before]) await house.press("Kim", `signup:${id}`);
    await house.store.transact(async (tx, t) => {
      await tx
        .update(t.activity)
        .set({ cancelledAt: new Date(0) })
        .where(eq(t.activity.title, "Avlyst"));
    });

    expect((await house.press("Kim", `signup:${shift}`)).text).toContain("Du är anmäld");
  });

  test.each(["sqlite", "postgres"] as const)("is seen also by two presses at once, on %s", async (engine) => {
    await using house = await openCampaign("2022-08-17T12:00+02:00", engine);
    const shifts = [await house.shift(PHONE_BANK), await house.shift({ ...PHONE_BANK, place: "Solna" })];

    const answers = await Promise.all(shifts.map((id) => house.press("Kim", `signup:${id}`)));

    expect(answers.map(({ text }) => text.slice(0, 12)).sort()).toEqual(["Det krockar ", "Du är anmäld"]);
  });
});

describe("undo", () => {
  test("gives the place up and takes it back, with its guests", async () => {
    await using house = await openCampaign();
    await house.shift(HANDOUT);
    const answer = await house.say("Kim", "/signup högdalen guests:2");

    const off = await house.tap("Kim", answer, "Ångra");
    const between = await mine(house, "Kim");
    const on = await house.tap("Kim", off, "Anmäl mig igen");

    expect(off.text).toBe("Du är avanmäld. Tack för att du sa till.");
    expect(between).toBe("Du har inga pass framför dig.");
    expect(on.text).toContain("Ni blir 3.");
  });

  test("of a place that went to the next in line puts one last in line", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    for (const name of ["Kim", "Bo", "Lo"]) await house.press(name, `signup:${shift}`);

    const off = await house.press("Kim", `signup-undo:${shift}`);
    const on = await house.tap("Kim", off, "Anmäl mig igen");

    expect(on.text).toContain("du står som nummer 2 i kön");
  });

  test("does nothing for whoever is not on the list", async () => {
    await using house = await openCampaign();
    const shift = await house.shift(HANDOUT);

    const { text } = await house.press("Kim", `signup-undo:${shift}`);

    expect(text).toBe("Du är inte anmäld dit.");
  });

  test("leaves what is over as it was", async () => {
    await using house = await openCampaign();
    const shift = await house.shift(HANDOUT);
    await house.press("Kim", `signup:${shift}`);

    house.at("2022-08-18T09:00+02:00");
    const { text, refused } = await house.press("Kim", `signup-undo:${shift}`);

    const rows = await house.store.read((db, t) => db.select({ state: t.signUp.state }).from(t.signUp));
    expect(text).toBe("Det passet är redan över.");
    expect(refused).toBe(true);
    expect(rows).toEqual([{ state: "going" }]);
  });
});
