import { describe, expect, test } from "vitest";
import { smallHouse, told } from "../jobs/small-house.ts";
import { clock, day, summer } from "../stage.ts";
import { ENGINES } from "../stores.ts";
import { buttonOf, campaign, saved } from "./reminder/reminding.ts";

describe.each(ENGINES)("/reminder, on %s", (engine) => {
  test("shows text, recipients and the next three moments before anything is kept", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    await campaign(small);

    const preview = await small.house.say("Hedda", '/reminder "varje onsdag 12.00" dagens Ta med laddare!');
    const before = await small.pass("2022-08-17 12:30");

    expect(preview.text).toBe(
      [
        "Så här blir det:\nTa med laddare!",
        "Till: kanalen för dagens aktiviteter.",
        "När: varje onsdag 12:00.",
        "De närmaste gångerna: 12:00; onsdag 24 augusti 12:00; onsdag 31 augusti 12:00.",
        "",
      ].join("\n"),
    );
    expect(preview.buttons.map(({ label }) => label)).toEqual(["Spara", "Ändra", "Nej, låt bli"]);
    expect(told(before, "reminder")).toEqual([]);
  });

  test("posts to a channel every week until the campaign ends, in English too", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    await campaign(small);
    await small.house.seat("Stina", "coordinator");

    const answer = await saved(small, "Stina", '/reminder "every Wednesday 12:00" daily Bring chargers!');
    const posts = told(await small.pass("2022-10-01 12:00"), "reminder");

    expect(answer.text).toContain("Done, it is saved.");
    expect(answer.text).toContain("Every Wednesday 12:00\nTo: the channel of the day's activities.");
    expect(posts).toEqual(Array.from({ length: 4 }, () => "#dagens: Bring chargers!"));
  });

  test("tells everyone coming so long before it begins, and who turned that off is not told", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    const { shift } = await campaign(small);
    await small.come("Cecilia", shift);
    await small.house.press("Bo", "notice-off:reminder");

    const preview = await small.house.say("Olle", '/reminder "3 h före" kungsholmen Porten har kod 1234.');
    await small.house.press("Olle", buttonOf(preview, "Spara"));
    await small.house.press("Cecilia", `signup-undo:${shift}`);
    const arrived = await small.pass("2022-08-18 14:00");

    expect(preview.text).toContain(
      "Till: alla som kommer till torsdag 18 augusti 17:00–19:00, Kungsholmen, ringstuga. 3 personer nu.",
    );
    expect(preview.text).toContain("Nästa gång: torsdag 18 augusti 14:00.");
    expect(told(arrived, "reminder")).toEqual([
      "Ada: Torsdag 18 augusti 17:00–19:00, Kungsholmen, ringstuga.\nPorten har kod 1234.",
    ]);
  });

  test("counts from an activity for a channel as well, and follows it when it moves", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    const { shift } = await campaign(small);

    const nothing = await small.house.say("Hedda", '/reminder "2 h före" dagens Snart!');
    await saved(small, "Hedda", '/reminder "2 h före" dagens Snart! about:kungsholmen');
    await small.house.store.transact(async (tx, t) => void (await tx.update(t.shift).set({ start: clock("18:00") })));
    const early = await small.pass("2022-08-18 15:59");
    const then = await small.pass("2022-08-18 16:00");

    expect(nothing.refused).toBe(true);
    expect(nothing.text).toContain("Före vilken aktivitet?");
    expect(told(early, "reminder")).toEqual([]);
    expect(told(then, "reminder")).toEqual(["#dagens: Snart!"]);
    expect(shift).toBeDefined();
  });

  test("waits for the morning with personal messages, and says so", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    await campaign(small);

    const preview = await small.house.say("Olle", '/reminder "i dag 22:00" kungsholmen Vi ses i morgon.');
    await small.house.press("Olle", buttonOf(preview, "Spara"));
    const night = await small.pass("2022-08-18 06:59");
    const morning = await small.pass("2022-08-18 07:00");

    expect(preview.text).toContain("Personliga meddelanden väntar till 07:00 om det är natt.");
    expect(told(night, "reminder")).toEqual([]);
    expect(told(morning, "reminder")).toHaveLength(2);
  });

  test("says so where it is night until it has begun, and what comes before something never comes after it", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    const { associationId } = await campaign(small);
    const hosts = [{ name: "Vantör", associationId }];
    await small.come(
      "Cecilia",
      await small.stage.shift({ day: "2022-08-19", start: "06:30", place: "Slussen", hosts }),
    );

    const early = await small.house.say("Olle", '/reminder "1 h före" slussen Kom ihåg västar.');
    await saved(small, "Olle", '/reminder "2 h före" kungsholmen Kom i tid!');
    await saved(small, "Hedda", '/reminder "2 h före" dagens Snart! about:kungsholmen');
    await small.house.tick(summer("2022-08-18 14:00").toISOString());
    const begun = await small.house.tick(summer("2022-08-18 17:00").toISOString());

    expect(early.text).toContain("Då sover folk, och 07:00 har det redan börjat");
    expect(told(begun, "reminder")).toEqual([]);
    expect(told(begun, "skipped")[0]).toContain("En påminnelse");
  });

  test("goes to nobody who has yet to say yes to a place", async () => {
    await using small = await smallHouse("2022-08-16 10:00", engine);
    const { shift } = await campaign(small);
    await small.house.store.transact(async (tx, t) => void (await tx.update(t.shift).set({ capacity: 2 })));
    await small.come("Cecilia", shift);
    await saved(small, "Olle", '/reminder "i dag 12" kungsholmen Hej');
    await small.house.press("Bo", `signup-undo:${shift}`);

    expect(told(await small.pass("2022-08-16 12:00"), "reminder")).toEqual([expect.stringMatching(/^Ada: /)]);
  });

  test("offers the next hour for one that the clocks skip, and takes the first of two", async () => {
    await using small = await smallHouse("2027-03-27 12:00", engine);
    await small.stage.change({ firstDay: day("2027-03-01"), lastDay: day("2027-11-30") });
    await small.house.seat("Hedda", "coordinator");

    const skipped = await small.house.say("Hedda", '/reminder "2027-03-28 02:30" dagens Natt');
    const offered = await small.house.press("Hedda", buttonOf(skipped, "Ja, 03:00"));
    await small.house.press("Hedda", buttonOf(offered, "Spara"));
    const twice = await small.house.say("Hedda", '/reminder "2027-10-31 02:30" dagens Höst');
    const arrived = await small.house.tick("2027-03-28T03:00:00+02:00");

    expect(skipped.refused).toBe(true);
    expect(skipped.text).toBe("02:30 finns inte söndag 28 mars: då ställs klockan fram. Passar 03:00?");
    expect(offered.text).toContain("Nästa gång: söndag 28 mars 03:00.");
    expect(twice.text).toContain("Den timmen kommer två gånger den dagen. Jag tar den första.");
    expect(told(arrived, "reminder")).toEqual(["#dagens: Natt"]);
  });

  test.each([
    ["29/2 2028 12:00", "Nästa gång: tisdag 29 februari 2028 12:00."],
    ["2035-03-25 09:00", "Nästa gång: söndag 25 mars 2035 09:00."],
  ])("takes “%s”, however far ahead", async (when, next) => {
    await using small = await smallHouse("2022-08-18 10:00", engine);
    await campaign(small);

    const preview = await small.house.say("Olle", `/reminder "${when}" kungsholmen Hej`);

    expect(preview.text).toContain(next);
  });

  test.each([
    ["i går 12:00", "Den tiden har redan varit."],
    ["i dag 09:59", "Den tiden har redan varit."],
    ["10 h före", "Den tiden har redan varit."],
    ["snart", "”snart” är ingen tid jag förstår."],
    ["31/2 12:00", "är ingen tid jag förstår."],
    ["24:00", "är ingen tid jag förstår."],
  ])("refuses “%s” with the reason, and keeps nothing", async (when, reason) => {
    await using small = await smallHouse("2022-08-18 10:00", engine);
    await campaign(small);

    const answer = await small.house.say("Olle", `/reminder "${when}" kungsholmen Hej`);

    expect(answer.refused).toBe(true);
    expect(answer.text).toContain(reason);
    expect(await small.house.store.read((db, t) => db.select().from(t.reminder))).toEqual([]);
  });

  test("is for organisers, each where they organise", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    await campaign(small);
    await small.stage.shift({ day: "2022-08-19", start: "17:00", place: "Huddinge" });

    const activist = await small.house.say("Ada", '/reminder "i morgon 12" kungsholmen Hej');
    const list = await small.house.say("Ada", "/reminder");
    const daily = await small.house.say("Olle", '/reminder "i morgon 12" dagens Hej');
    const foreign = await small.house.say("Olle", '/reminder "i morgon 12" Huddinge Hej');
    await saved(small, "Hedda", '/reminder "i morgon 12" dagens Hemligt');
    const others = await small.house.say("Olle", "/reminder");
    const [{ id } = { id: "" }] = await small.house.store.read((db, t) => db.select().from(t.reminder));
    const forged = await small.house.press("Olle", `reminder-deleted:${id}`);

    expect([activist, list, daily, foreign, forged].map(({ refused }) => refused)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(others.text).not.toContain("Hemligt");
    expect(await small.house.store.read((db, t) => db.select().from(t.reminder))).toHaveLength(1);
  });

  test("opens the form with what was typed, and a refused form can be tried again", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    await campaign(small);

    const form = await small.house.say("Hedda", '/reminder "varje onsdag 12.00"');
    if (form.answer.kind !== "form") throw new Error("no form");
    const refused = await small.house.submit("Hedda", form.answer.form.action, {
      when: "varje",
      to: "daily",
      text: "Hej",
    });

    expect(form.answer.form.fields[0]).toMatchObject({ name: "when", value: "varje onsdag 12.00" });
    expect(form.answer.form.fields[1]?.choices?.map(({ value }) => value).slice(0, 2)).toEqual([
      "daily",
      "coordinators",
    ]);
    expect(refused.refused).toBe(true);
    expect(refused.buttons.map(({ id }) => id.split(":")[0])).toContain("reminder-edit-again");
  });
});
