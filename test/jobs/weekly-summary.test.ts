import { describe, expect, test } from "vitest";
import { buttonsOf } from "../house.ts";
import { ENGINES } from "../stores.ts";
import { smallHouse, told } from "./small-house.ts";

describe.each(ENGINES)("the weekly summary, on %s", (engine) => {
  test("comes to the coordinators on Monday at eight, for every week of the campaign", async () => {
    await using small = await smallHouse("2022-08-12 09:00", engine);
    await small.come("Ada", await small.stage.shift({ day: "2022-08-12", start: "10:00", end: "11:00" }));
    await small.pass("2022-08-12 12:00");
    await small.house.say("Ada", "/report 40 14 11");

    const weekend = await small.pass("2022-08-15 07:59");
    const monday = await small.pass("2022-08-15 08:00");
    const rest = await small.pass("2022-10-01 12:00");

    expect(told(weekend, "weekly-summary")).toEqual([]);
    expect(told(monday, "weekly-summary")[0]).toContain("#samordning: Vecka 32: ");
    expect(told(monday, "weekly-summary")[0]).toContain("40 påringningar\n14 svar (35\u00a0%)\n11 samtal (28\u00a0%)");
    // Weeks 33–36; week 36 ends with election day, and no week after it is summed up.
    expect(told(rest, "weekly-summary")).toHaveLength(4);
    const ids = monday.filter(({ view }) => view === "weekly-summary").flatMap(({ message }) => buttonsOf(message));
    expect(ids.map(({ id }) => id.split(":")[0])).not.toContain("summary");
  });
});
