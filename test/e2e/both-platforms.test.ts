import { expect, test } from "vitest";
import { openChatHouse } from "../chat-house.ts";

const EVENING = { day: "2022-08-17", start: "17:00", end: "19:00", place: "Kungsholmen" };

test("a shift filled from Discord is full in Slack at once, and the posts in both show the same count", async () => {
  await using house = await openChatHouse();
  const shift = await house.stage.shift({ ...EVENING, capacity: 2, needed: 2 });
  const [anna, bo] = [house.slack.user("Anna"), house.slack.user("Bo")];
  const cia = house.discord.member("Cia");
  await house.tick("2022-08-17 07:00");
  const [inSlack] = house.daily.messages;
  const onDiscord = () => house.discordDaily.messages[0]?.text ?? "";
  if (!inSlack) throw new Error("nothing was posted");

  const first = await anna.press(inSlack, `signup:${shift}`);
  const second = await cia.slash("signup", { activity: "kungsholmen" });
  const third = await bo.press(inSlack, `signup:${shift}`);
  await house.slack.until(() => inSlack.words.includes("2 kommer, fullt"));
  await house.discord.until(() => onDiscord().includes("2 kommer, fullt"), "Discord's post shows it too");

  expect(first.words).toContain("Du är anmäld, vad bra!");
  expect(second.text).toContain("Du är anmäld, vad bra!");
  expect(third.words).toContain("du står som nummer 1 i kön");
  expect(onDiscord()).not.toMatch(/Anna|Bo|Cia/);
  expect(house.discord.refused).toEqual([]);
  expect(house.faults).toEqual([]);
});

test("Slack's end leaves Discord running", async () => {
  await using house = await openChatHouse();
  await house.stage.shift(EVENING);
  await house.slack.uninstall();

  await house.tick("2022-08-17 07:00");

  expect(house.daily.messages).toEqual([]);
  expect(house.discordDaily.messages.map(({ text }) => text)).toEqual([expect.stringContaining("Kungsholmen")]);
});
