import { describe, expect, test } from "vitest";
import { ENGINES } from "../stores.ts";
import { smallHouse, told } from "./small-house.ts";

const names = (lines: readonly string[]): readonly string[] => lines.map((line) => line.split(":")[0] ?? "").toSorted();

describe.each(ENGINES)("how did it go, on %s", (engine) => {
  test("is asked of each caller when the shift is over, and once more a day later of who has not said", async () => {
    await using small = await smallHouse("2022-08-17 12:00", engine);
    const shift = await small.stage.shift({ day: "2022-08-17", start: "17:00", end: "19:00" });
    for (const name of ["Ada", "Bo"]) await small.come(name, shift);

    const first = await small.pass("2022-08-17 19:00");
    await small.house.say("Ada", "/report 40 14 11");
    const rest = await small.pass("2022-08-25 12:00");

    expect(told(first, "report-ask").toSorted()[0]).toBe(
      "Ada: Hur gick det? Onsdag 17 augusti 17:00–19:00, Kungsholmen, ringstuga.\nPåringningar (även utan svar), Svar, Samtal.",
    );
    expect(names(told(first, "report-ask"))).toEqual(["Ada", "Bo"]);
    expect(names(told(rest, "report-ask"))).toEqual(["Bo"]);
  });

  test("is asked of the lead alone where there is one", async () => {
    await using small = await smallHouse("2022-08-17 12:00", engine);
    await small.stage.association("Vantör");
    await small.house.seat("Lo", "activist", "Vantör");
    const shift = await small.stage.shift({
      day: "2022-08-17",
      start: "17:00",
      end: "19:00",
      leadId: await small.personId("Lo"),
    });
    await small.come("Ada", shift);

    const first = await small.pass("2022-08-17 19:00");
    const [button] = first.filter(({ view }) => view === "report-ask").flatMap(({ message }) => message.blocks);
    const form = await small.house.press("Lo", `lead-report:${shift}`);

    expect(names(told(first, "report-ask"))).toEqual(["Lo"]);
    expect(button).toMatchObject({ buttons: [{ id: `lead-report:${shift}` }, { id: "notice-off:report-ask" }] });
    expect(form.answer.kind).toBe("form");
  });

  test("waits for the morning after a late evening", async () => {
    await using small = await smallHouse("2022-08-17 12:00", engine);
    await small.come("Ada", await small.stage.shift({ day: "2022-08-17", start: "20:00", end: "22:00" }));

    const night = await small.pass("2022-08-18 06:59");
    const morning = await small.pass("2022-08-18 07:00");

    expect(told(night, "report-ask")).toEqual([]);
    expect(told(morning, "report-ask")).toHaveLength(1);
  });

  test("is not asked where each has no figures of their own, of who turned it off, or once somebody told for all", async () => {
    await using small = await smallHouse("2022-08-17 12:00", engine);
    const associationId = await small.stage.association("Vantör");
    await small.house.seat("Olle", "organiser", "Vantör");
    const time = { day: "2022-08-17", start: "17:00", end: "19:00" };
    await small.come("Ada", await small.stage.shift({ ...time, kind: "social" }));
    await small.come("Bo", await small.stage.shift(time));
    await small.house.press("Bo", "notice-off:report-ask");
    const hosts = [{ name: "Vantör", associationId }];
    const reported = await small.stage.shift({ ...time, hosts });
    await small.come("Cecilia", reported);
    await small.pass("2022-08-17 18:50");
    await small.house.say("Olle", `/report 100 30 20 shift:${reported} association:Vantör`);

    expect(told(await small.pass("2022-08-20 12:00"), "report-ask")).toEqual([]);
  });
});
