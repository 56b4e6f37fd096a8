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

test("who has linked their two accounts is one person: the same shifts on both, and no second place", async () => {
  await using house = await openChatHouse();
  const shift = await house.stage.shift({ ...EVENING, capacity: 2 });
  await house.stage.shift({ day: "2022-08-18", start: "06:30", end: "09:00", kind: "handout", place: "Högdalen" });
  const onDiscord = house.discord.member("Anna", { locale: "sv-SE" });
  const onSlack = house.slack.user("Anna");
  await house.tick("2022-08-17 07:00");
  const [post] = house.daily.messages;
  if (!post) throw new Error("nothing was posted");
  await onSlack.press(post, `signup:${shift}`);
  await onDiscord.slash("signup", { activity: "högdalen" });
  await onDiscord.slash("signup", { activity: "kungsholmen" });

  const given = await onDiscord.slash("mydata", { what: "link" });
  const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(given.text)?.[0] ?? "none";
  const asked = await onSlack.command(`/mydata link ${code}`);
  const name = asked.words;
  const done = await onSlack.press(asked, "Ja, det är jag");
  const said = done.words;
  await house.slack.until(() => post.words.includes("1 kommer"));
  const again = await onSlack.press(post, `signup:${shift}`);
  const mineInSlack = await onSlack.command("/schedule mine");
  const mineOnDiscord = await onDiscord.slash("schedule", { what: "mine" });

  expect(name).toMatch(/^Anna är den som tog ut koden/);
  expect(said).toContain("Jag vet nu att det är du på båda ställena");
  expect(again.words).toContain("Du är redan anmäld");
  for (const words of [mineInSlack.words, mineOnDiscord.text]) {
    expect(words).toContain("Kungsholmen");
    expect(words).toContain("Högdalen");
  }
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
