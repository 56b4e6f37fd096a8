import { describe, expect, test } from "vitest";
import { led } from "./led.ts";

describe("the shift lead's button row", () => {
  test("has what a lead does, reporting once the shift has begun", async () => {
    await using house = await led();

    const before = await house.press("Kim", `lead:${house.shift}`);
    house.at("2022-08-18T17:30+02:00");
    const during = await house.press("Kim", `lead:${house.shift}`);

    expect(before.buttons.map(({ label }) => label)).toEqual([
      "Vilka kommer",
      "Fler på plats",
      "Skriv till alla",
      "Flytta passet",
      "Stäng anmälan",
      "Uppdatera",
    ]);
    expect(before.text).toContain("4 kommer, fullt, 1 i kö");
    expect(before.text).toContain("Bara Skriv till alla och Flytta passet skickar meddelanden");
    expect(during.buttons.map(({ label }) => label)).toContain("Rapportera");
  });

  test.each([
    ["2022-08-17T16:59+02:00", false],
    ["2022-08-17T17:00+02:00", true],
    ["2022-08-20T19:00+02:00", true],
    ["2022-08-20T19:01+02:00", false],
  ])("at %s is open to the lead: %s", async (at, open) => {
    await using house = await led(at);

    const { refused, text } = await house.press("Kim", `lead:${house.shift}`);

    expect(refused).toBe(!open);
    if (!open) expect(text).toContain("från ett dygn före till två dygn efter");
  });

  test("is open to its hosts' organisers and coordinators at any time, and to nobody else", async () => {
    await using house = await led("2022-08-17T12:00+02:00");

    const [organiser, coordinator, other, activist] = [
      await house.press("Farah", `lead:${house.shift}`),
      await house.press("Hedda", `lead:${house.shift}`),
      await house.press("Gustav", `lead:${house.shift}`),
      await house.press("Alva", `lead:${house.shift}`),
    ];

    expect([organiser.refused, coordinator.refused, other.refused, activist.refused]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(other.text).toContain("leder någon annan");
  });

  test.each(["lead-who", "lead-walkins", "lead-letter", "lead-report", "lead-move", "lead-close"])(
    "keeps %s from others, and knows no shift of nobody's",
    async (action) => {
      await using house = await led("2022-08-18T17:30+02:00");

      const other = await house.press("Alva", `${action}:${house.shift}`);
      const nowhere = await house.press("Kim", `${action}:no-such-shift`);

      expect(other.refused).toBe(true);
      expect(other.form).toBeUndefined();
      expect(nowhere.text).toContain("hittar inte det där");
    },
  );
});
