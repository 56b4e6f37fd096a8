import { describe, expect, test } from "vitest";
import { led } from "./led.ts";

describe("writing to everyone", () => {
  test("shows the text and how many get it before anyone does", async () => {
    await using house = await led();

    const form = await house.press("Kim", `lead-letter:${house.shift}`);
    const asked = await house.fill("Kim", form, { text: "Ta med laddare!\nVi ses kl 17." });
    const before = await house.tick();
    const sent = await house.tap("Kim", asked, "Skicka till 2 personer");
    const told = await house.tick();
    const twice = await house.tap("Kim", asked, "Skicka till 2 personer");

    expect(form.form?.fields[0]?.hint).toContain("Går till 2 personer");
    expect(asked.text).toContain("Det här skickas till 2 personer direkt:\nTa med laddare!");
    expect(before.filter(({ view }) => view === "letter")).toEqual([]);
    expect(sent.text).toContain("Skickat till 2 personer");
    expect(
      told
        .filter(({ view }) => view === "letter")
        .map(({ to }) => to)
        .sort(),
    ).toEqual(["Alva", "Billy"]);
    expect(told.find(({ view }) => view === "letter")?.text).toMatch(
      /^Från den som leder ditt pass\n.*\nTa med laddare!/,
    );
    expect(twice.refused).toBe(true);
  });

  test("waits for the morning", async () => {
    await using house = await led("2022-08-17T22:30+02:00");

    const asked = await house.fill("Kim", await house.press("Kim", `lead-letter:${house.shift}`), { text: "God natt" });
    await house.tap("Kim", asked, "Skicka till 2 personer");
    const night = await house.tick();
    const morning = await house.tick("2022-08-18T07:00+02:00");

    expect(asked.text).toContain("torsdag 18 augusti 07:00");
    expect(night.filter(({ view }) => view === "letter")).toEqual([]);
    expect(morning.filter(({ view }) => view === "letter")).toHaveLength(2);
  });

  test("refuses nothing, too much, an empty shift and one that is over", async () => {
    await using house = await led();
    const form = await house.press("Kim", `lead-letter:${house.shift}`);

    const blank = await house.fill("Kim", form, { text: " " });
    const long = await house.fill("Kim", form, { text: "x".repeat(1001) });
    for (const name of ["Alva", "Billy", "Ceyda"]) await house.press(name, `signup-undo:${house.shift}`);
    const nobody = await house.press("Kim", `lead-letter:${house.shift}`);
    house.at("2022-08-18T19:00+02:00");
    const over = await house.fill("Kim", form, { text: "Hej" });

    expect(blank.text).toContain("skriv något där");
    expect(long.text).toContain("högst 1000 tecken");
    expect(nobody.text).toContain("Ingen annan är anmäld");
    expect(over.text).toContain("redan över");
  });
});
