import { describe, expect, test } from "vitest";
import { afterwards, counting, rows } from "./afterwards.ts";

describe("corrections", () => {
  test("open with what was said, stand in its place and keep it in the history", async () => {
    await using house = (await afterwards()).house;
    const first = await house.say("Kim", "/report 40 14 11");

    const form = await house.tap("Kim", first, "Rätta");
    const answer = await house.fill("Kim", form, { dials: "44" });

    expect(form.form?.fields.map(({ value }) => value)).toEqual(["40", "14", "11"]);
    expect(answer.text).toContain("Rättat. 44 påringningar, 14 svar, 11 samtal.");
    expect((await rows(house)).map(({ dials, counts }) => [dials, counts])).toEqual([
      [40, false],
      [44, true],
    ]);
  });

  test("can be taken back one by one, in any order", async () => {
    await using house = (await afterwards()).house;
    const first = await house.say("Kim", "/report 40 14 11");
    const second = await house.say("Kim", "/report 44 14 11");

    await house.tap("Kim", first, "Ångra");
    const between = await counting(house);
    await house.tap("Kim", second, "Ångra");

    expect(between).toEqual([44]);
    expect(await counting(house)).toEqual([]);
  });

  test("taken back say which figures count again", async () => {
    await using house = (await afterwards()).house;
    const first = await house.say("Kim", "/report 40 14 11");
    const second = await house.say("Kim", "/report 44 14 11");

    const back = await house.tap("Kim", second, "Ångra");
    const gone = await house.tap("Kim", first, "Ångra");

    expect(back.text).toBe("Rättelsen är borttagen. Nu gäller 40 påringningar, 14 svar, 11 samtal igen.");
    expect(gone.text).toBe("Rapporten är borttagen.");
  });

  test("are not for others to make or take back", async () => {
    await using house = (await afterwards()).house;
    const first = await house.say("Kim", "/report 40 14 11");

    const undone = await house.tap("Bo", first, "Ångra");
    const corrected = await house.tap("Bo", first, "Rätta");

    expect([undone, corrected].map(({ text }) => text)).toEqual([
      "Jag hittar inte det där. Det kan vara borttaget.",
      "Jag hittar inte det där. Det kan vara borttaget.",
    ]);
    expect(await counting(house)).toEqual([40]);
  });
});
