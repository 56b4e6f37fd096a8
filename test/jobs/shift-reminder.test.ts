import { describe, expect, test } from "vitest";
import { buttonsOf } from "../house.ts";
import { summer } from "../stage.ts";
import { ENGINES } from "../stores.ts";
import { smallHouse, told } from "./small-house.ts";

const VIEWS = ["shift-reminder", "alarm"] as const;

describe.each(ENGINES)("a reminder of a shift, on %s", (engine) => {
  test("comes on the evening before and two hours before, and says what one needs to come", async () => {
    await using small = await smallHouse("2022-08-15 12:00", engine);
    const shift = await small.stage.shift({
      day: "2022-08-17",
      start: "17:00",
      end: "19:00",
      contact: "ring@example.org",
    });
    await small.come("Ada", shift);
    await small.come("Bo", shift);

    const evening = await small.pass("2022-08-17 14:59");
    const soon = await small.pass("2022-08-17 15:00");

    expect(told(evening, ...VIEWS).toSorted()).toEqual([
      "Ada: I morgon 17:00–19:00 Kungsholmen, ringstuga.\nRingkväll\nFrågor: ring@example.org.\nNi blir 2.",
      "Bo: I morgon 17:00–19:00 Kungsholmen, ringstuga.\nRingkväll\nFrågor: ring@example.org.\nNi blir 2.",
    ]);
    expect(told(soon, ...VIEWS)[0]).toMatch(/^(Ada|Bo): Vi ses 17:00! Kungsholmen, ringstuga\./);
    const labels = soon
      .filter(({ view }) => view === "shift-reminder")
      .flatMap((one) => buttonsOf(one.message).map(({ label }) => label));
    expect(labels.slice(0, 3)).toEqual(["Blir sen", "Kan inte", "Stäng av sådana"]);
  });

  test("never comes before seven: a shift before nine has the evening's, and an alarm for who asks", async () => {
    await using small = await smallHouse("2022-08-16 12:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-17", start: "06:30", end: "09:00", kind: "handout" });
    for (const name of ["Ada", "Bo"]) await small.come(name, shift);
    const evening = await small.pass("2022-08-16 18:00");
    const [wake] = evening.filter(({ to }) => to === "Ada").flatMap(({ message }) => buttonsOf(message));

    const answer = await small.house.press("Ada", wake?.id ?? "");
    const morning = await small.pass("2022-08-17 08:00");

    expect(wake?.label).toBe("Väck mig 05:30");
    expect(answer.text).toBe("Jag väcker dig onsdag 17 augusti 05:30.");
    expect(told(morning, ...VIEWS)).toEqual([
      "Ada: God morgon! Vi ses 06:30. Kungsholmen, utdelning.\nRingkväll\nNi blir 2.",
    ]);
  });

  test("is offered as an alarm with the place where the evening's reminder is past", async () => {
    await using small = await smallHouse("2022-08-16 12:00", engine);
    const early = await small.stage.shift({ day: "2022-08-17", start: "06:30" });
    const later = await small.stage.shift({ day: "2022-08-17", start: "09:00" });
    await small.house.seat("Ada");
    await small.house.seat("Bo");
    const ids = async (name: string, shift: string) =>
      (await small.house.press(name, `signup:${shift}`)).buttons.map(({ id }) => id.split(":")[0]);

    const noon = await ids("Ada", early);
    await small.pass("2022-08-16 20:00");
    const evening = await ids("Bo", early);

    expect([noon.includes("alarm"), evening.includes("alarm")]).toEqual([false, true]);
    expect(await ids("Ada", later)).not.toContain("alarm");
    await small.house.press("Bo", `alarm:${early}`);
    expect(told(await small.pass("2022-08-17 05:30"), "alarm")).toHaveLength(1);
  });

  test("does not wake who took it back or does not come any more", async () => {
    await using small = await smallHouse("2022-08-16 19:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-17", start: "06:30" });
    for (const name of ["Ada", "Bo"]) {
      await small.come(name, shift);
      await small.house.press(name, `alarm:${shift}`);
    }

    await small.house.press("Ada", `alarm-off:${shift}`);
    await small.house.press("Bo", `signup-undo:${shift}`);

    expect(told(await small.pass("2022-08-17 08:00"), ...VIEWS)).toEqual([]);
  });

  test("comes in the evening only for a shift without a time, and says that it is to come", async () => {
    await using small = await smallHouse("2022-08-16 12:00", engine);
    await small.come("Ada", await small.stage.shift({ day: "2022-08-17" }));

    expect(told(await small.pass("2022-08-18 12:00"), ...VIEWS)).toEqual([
      "Ada: I morgon, tid kommer: Kungsholmen, ringstuga.\nRingkväll",
    ]);
  });

  test("is made up for after an outage, once, and not past the start or at night", async () => {
    await using small = await smallHouse("2022-08-16 17:00", engine);
    await small.come("Ada", await small.stage.shift({ day: "2022-08-17", start: "10:00" }));
    await small.come("Bo", await small.stage.shift({ day: "2022-08-17", start: "06:30" }));
    await small.come("Cecilia", await small.stage.shift({ day: "2022-08-17", start: "12:00" }));

    const night = await small.house.tick(summer("2022-08-16 22:30").toISOString());
    const morning = await small.pass("2022-08-17 07:00");
    const later = await small.house.tick(summer("2022-08-17 11:30").toISOString());

    expect(told(night, ...VIEWS)).toEqual([]);
    expect(told(morning, ...VIEWS).toSorted()).toEqual([
      "Ada: I dag 10:00 Kungsholmen, ringstuga.\nRingkväll",
      "Cecilia: I dag 12:00 Kungsholmen, ringstuga.\nRingkväll",
    ]);
    expect(told(later, ...VIEWS)).toEqual(["Cecilia: Vi ses 12:00! Kungsholmen, ringstuga.\nRingkväll"]);
    expect(told([...night, ...morning, ...later], "skipped").join()).toContain("Påminnelser om pass");
  });

  test("waits for the morning where the process died in the evening between claiming and sending it", async () => {
    await using small = await smallHouse("2022-08-16 17:00", engine);
    await small.come("Ada", await small.stage.shift({ day: "2022-08-17", start: "10:00" }));
    const { scheduler } = small.house.app;

    await scheduler.tick(summer("2022-08-16 18:00"));
    const night = await small.house.tick(summer("2022-08-16 21:00").toISOString());
    const morning = await small.pass("2022-08-17 07:00");

    expect(told(night, ...VIEWS)).toEqual([]);
    expect(told(morning, ...VIEWS)).toEqual(["Ada: I dag 10:00 Kungsholmen, ringstuga.\nRingkväll"]);
  });

  test("goes to nobody who cancelled, waits, signed up after it or turned it off", async () => {
    await using small = await smallHouse("2022-08-16 12:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-17", start: "17:00", capacity: 3 });
    for (const name of ["Ada", "Bo", "Cecilia", "Du"]) await small.come(name, shift);
    await small.house.press("Ada", "notice-off:shift-reminder");
    await small.house.press("Bo", `signup-undo:${shift}`);

    const evening = told(await small.pass("2022-08-16 20:00"), ...VIEWS);
    await small.house.press("Du", `promotion-yes:${shift}`);
    const soon = told(await small.pass("2022-08-17 15:00"), ...VIEWS);

    expect(evening.map((line) => line.split(":")[0])).toEqual(["Cecilia"]);
    expect(soon.map((line) => line.split(":")[0]).toSorted()).toEqual(["Cecilia", "Du"]);
  });

  test("says nothing of a cancelled shift", async () => {
    await using small = await smallHouse("2022-08-16 12:00", engine);
    await small.come("Ada", await small.stage.shift({ day: "2022-08-17", start: "17:00" }));

    await small.house.store.transact(
      async (tx, t) => void (await tx.update(t.activity).set({ cancelledAt: summer("2022-08-16 13:00") })),
    );

    expect(told(await small.pass("2022-08-17 18:00"), ...VIEWS)).toEqual([]);
  });

  test("is turned on again from /mydata", async () => {
    await using small = await smallHouse("2022-08-16 12:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-17", start: "17:00" });
    await small.come("Ada", shift);

    const off = await small.house.press("Ada", "notice-off:shift-reminder");
    const mydata = await small.house.say("Ada", "/mydata");
    await small.house.press("Ada", "notice-on:shift-reminder");

    expect(off.text).toContain("Då påminner jag inte om dina pass.");
    expect(mydata.text).toContain("Påminnelser om pass: avstängt.");
    expect(mydata.buttons.map(({ id }) => id)).toContain("notice-on:shift-reminder");
    expect(told(await small.pass("2022-08-16 18:00"), ...VIEWS)).toHaveLength(1);
  });
});
