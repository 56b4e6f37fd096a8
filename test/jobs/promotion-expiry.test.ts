import { describe, expect, test } from "vitest";
import { buttonsOf } from "../house.ts";
import { ENGINES } from "../stores.ts";
import { smallHouse, told } from "./small-house.ts";

describe.each(ENGINES)("a place held for an answer, on %s", (engine) => {
  test("goes on to the next in line when nobody answers, and who had it is told kindly", async () => {
    await using small = await smallHouse("2022-08-15 12:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-18", start: "17:00", capacity: 1 });
    for (const name of ["Ada", "Bo", "Cecilia"]) await small.come(name, shift);

    await small.house.press("Ada", `signup-undo:${shift}`);
    const offered = await small.pass("2022-08-16 09:59");
    const lapsed = await small.pass("2022-08-16 10:00");
    const late = await small.house.press("Bo", `promotion-yes:${shift}`);
    const kept = await small.house.press("Cecilia", `promotion-yes:${shift}`);
    const rest = await small.pass("2022-08-17 12:00");

    expect(told(offered, "promotion")).toEqual([
      "Bo: En plats är ledig åt dig. Torsdag 18 augusti 17:00, Kungsholmen, ringstuga.\nSvara före tisdag 16 augusti 10:00, sedan frågar jag nästa.",
    ]);
    expect(told(lapsed, "promotion", "promotion-over").toSorted()).toEqual([
      "Bo: Platsen gick vidare till nästa i kön. Torsdag 18 augusti 17:00, Kungsholmen, ringstuga.",
      "Cecilia: En plats är ledig åt dig. Torsdag 18 augusti 17:00, Kungsholmen, ringstuga.\nSvara före onsdag 17 augusti 08:00, sedan frågar jag nästa.",
    ]);
    expect(late.text).toBe("Platsen gick vidare till nästa.");
    expect(kept.text).toContain("Platsen är din, vi ses!");
    expect(told(rest, "promotion-over")).toEqual([]);
    const [button] = lapsed
      .filter(({ view }) => view === "promotion-over")
      .flatMap(({ message }) => buttonsOf(message));
    expect(button?.id).toBe(`signup-again:${shift}`);
  });

  test("that falls free at night before an early shift is offered to all who wait as soon as they wake", async () => {
    await using small = await smallHouse("2022-08-17 12:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-18", start: "06:30", end: "09:00", capacity: 1 });
    for (const name of ["Ada", "Bo", "Cecilia"]) await small.come(name, shift);
    await small.pass("2022-08-17 22:00");

    await small.house.press("Ada", `signup-undo:${shift}`);
    const night = await small.pass("2022-08-18 06:59");
    const morning = await small.pass("2022-08-18 07:00");
    const kept = await small.house.press("Cecilia", `promotion-yes:${shift}`);

    expect(told(night, "promotion", "seat-free")).toEqual([]);
    expect(
      told(morning, "seat-free")
        .map((line) => line.split(":")[0])
        .toSorted(),
    ).toEqual(["Bo", "Cecilia"]);
    expect(kept.text).toContain("Platsen är din, vi ses!");
  });

  test("is the person's once they said yes, whatever the clock says then", async () => {
    await using small = await smallHouse("2022-08-15 12:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-18", start: "17:00", capacity: 1 });
    for (const name of ["Ada", "Bo"]) await small.come(name, shift);
    await small.house.press("Ada", `signup-undo:${shift}`);

    await small.house.press("Bo", `promotion-yes:${shift}`);
    const rest = await small.pass("2022-08-18 16:00");

    expect(told(rest, "promotion-over")).toEqual([]);
    expect(told(rest, "shift-reminder").map((line) => line.split(":")[0])).toEqual(["Bo", "Bo"]);
  });

  test("lapses once although the process was away, however many look at once", async () => {
    await using small = await smallHouse("2022-08-15 12:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-20", start: "17:00", capacity: 1 });
    for (const name of ["Ada", "Bo", "Cecilia"]) await small.come(name, shift);
    await small.house.press("Ada", `signup-undo:${shift}`);
    await small.pass("2022-08-15 12:01");

    const at = new Date("2022-08-18T12:00:00+02:00");
    await Promise.all([small.house.app.scheduler.tick(at), small.house.app.scheduler.tick(at)]);
    const arrived = await small.house.tick(at.toISOString());

    expect(told(arrived, "promotion-over")).toHaveLength(1);
    expect(told(arrived, "promotion").map((line) => line.split(":")[0])).toEqual(["Cecilia"]);
  });
});
