import { expect, test } from "vitest";
import { lookForDeparted } from "../src/departures.ts";
import { chatPlatforms } from "../src/platforms.ts";
import { openDiscordHouse } from "./chat-house.ts";

const LATER = { day: "2022-08-20", start: "17:00", end: "19:00" } as const;

test("whoever left the server drops out of coming shifts, whoever stays keeps theirs", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift(LATER);
  const [anna, bo] = [house.discord.member("Anna"), house.discord.member("Bo")];
  for (const person of [anna, bo]) await person.slash("signup", { activity: "kungsholmen" });
  const { store } = house.stage;
  const log = { info: () => {}, warn: () => {}, fault: () => {} };
  const config = {
    discord: { token: house.discord.token, apiUrl: house.discord.url, guild: undefined },
    slack: undefined,
  };
  const clock = { now: () => new Date("2022-08-17T03:30:00Z") };
  const platforms = await chatPlatforms({ config, store, clock, log });
  anna.leave();

  await lookForDeparted({ store, clock, log, platforms });
  const day = await bo.slash("schedule", { what: "20/8" });

  expect(day.text).toContain("1 kommer");
});
