import { describe, expect, test } from "vitest";
import { led, unasked } from "./led.ts";

describe("moving and closing a shift", () => {
  test("is the lead's right: asked about, told, undone", async () => {
    await using house = await led();

    const form = await house.press("Kim", `lead-move:${house.shift}`);
    const asked = await house.fill("Kim", form, { times: "18–20", place: "Farsta" });
    const moved = await house.tap("Kim", asked, "Ändra och säg till 3 personer");
    const told = await house.tick();
    const undone = await house.tap("Kim", await house.tap("Kim", moved, "Ångra"), "Ändra och säg till 3 personer");

    expect(form.form?.fields.map(({ name }) => name)).toEqual(["times", "day", "place"]);
    expect(asked.text).toContain("Pass: 17:00–19:00");
    expect(
      told
        .filter(({ view }) => view === "moved")
        .map(({ to }) => to)
        .sort(),
    ).toEqual(["Alva", "Billy", "Ceyda"]);
    expect(undone.text).toContain("Plats: Farsta → Högdalen");
  });

  test("moves only its own hours where the activity has other shifts", async () => {
    await using house = await led();
    await house.fill("Farah", await house.press("Farah", `activity-addshift:${house.activity}`), { times: "19–21" });

    const form = await house.press("Kim", `lead-move:${house.shift}`);

    expect(form.form?.fields.map(({ name }) => name)).toEqual(["times"]);
  });

  test.each([
    [{ times: "nu" }, "Tid: det är ingen tid"],
    [{ day: "igår" }, "har redan varit"],
    [{ place: "" }, "Plats: skriv något där"],
  ])("refuses %j", async (typed, why) => {
    await using house = await led();

    const refused = await house.fill("Kim", await house.press("Kim", `lead-move:${house.shift}`), typed);

    expect(refused.text).toContain(why);
  });

  test("closes and opens sign-up without messages", async () => {
    await using house = await led();

    const closed = await house.press("Kim", `lead-close:${house.shift}`);
    const late = await house.press("Farah", `signup:${house.shift}`);
    const opened = await house.tap("Kim", closed, "Öppna anmälan");

    expect(closed.text).toContain("Anmälan är stängd");
    expect(closed.text).toContain("Öppnar du anmälan får de som står i kö veta att det finns plats.");
    expect(late.text).toContain("stängd");
    expect(opened.text).toContain("Anmälan är öppen igen");
    expect(unasked(await house.tick())).toEqual([]);
  });
});
