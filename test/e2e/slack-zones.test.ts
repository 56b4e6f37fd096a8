import { describe, expect, test } from "vitest";
import { openSlackHouse } from "../chat-house.ts";
import { rateLimit } from "../standins/slack/faults.ts";

const EVENING = { day: "2022-08-17", start: "17:00", end: "19:00", place: "Kungsholmen" };
const OWN = " (2022-08-17 11:00)";
const TOKEN = " (<!date^1660748400^{date_short_pretty} {time}|2022-08-17 11:00>)";

/** What somebody in this zone sees of a shift: the confirmation, the copy of it, my shifts, home, the reminder. */
const seenFrom = async (tz: string) => {
  await using house = await openSlackHouse();
  const shift = await house.stage.shift(EVENING);
  const reader = house.slack.user("Kim", { tz });
  await house.tick("2022-08-17 07:00");
  const [post] = house.daily.messages;
  if (!post) throw new Error("the day was not posted");

  const confirmation = await reader.press(post, `signup:${shift}`);
  const confirmed = confirmation.words;
  await house.app.sender.flush();
  const mine = await reader.command("/schedule mine");
  const home = await reader.opensHome();
  await house.tick("2022-08-17 15:00");
  expect(house.faults).toEqual([]);
  return {
    seen: [
      confirmed,
      reader.dm.messages[0]?.words ?? "",
      mine.words,
      home.words,
      reader.dm.messages.at(-1)?.words ?? "",
    ],
    sent: JSON.stringify(house.slack.callsTo("chat.postMessage")),
    post: JSON.stringify(post.blocks),
    asked: house.slack.callsTo("users.info").length,
  };
};

describe("a reader's own time in Slack", () => {
  test("stands beside the campaign's wherever one person in another zone reads it", async () => {
    const { seen, sent, post, asked } = await seenFrom("America/New_York");

    for (const words of seen) expect(words).toMatch(/17:00[^\n]*Kungsholmen[^\n]* \(2022-08-17 11:00\)/);
    expect(seen.at(-1)).toContain("Vi ses 17:00!");
    expect(sent).toContain(TOKEN);
    expect(post).not.toContain("<!date");
    expect(asked).toBe(1);
  });

  test.each(["Europe/Stockholm", "Europe/Paris", "Nowhere/Land"])("adds nothing in %s", async (tz) => {
    const { seen, sent } = await seenFrom(tz);

    for (const words of seen) expect(words).toContain("Kungsholmen");
    for (const words of seen) expect(words).not.toContain("2022-08-17");
    expect(sent).not.toContain("<!date");
  });

  test("follows a reader who travels", async () => {
    await using house = await openSlackHouse();
    await house.stage.shift(EVENING);
    const reader = house.slack.user("Kim");

    const before = await reader.command("/signup kungsholmen");
    await reader.moves("America/New_York");
    const after = await reader.command("/schedule mine");

    expect(before.words).not.toContain(OWN);
    expect(after.words).toContain(OWN);
  });

  test("is left out where Slack doesn't say, and the answer comes all the same", async () => {
    await using house = await openSlackHouse();
    await house.stage.shift(EVENING);
    const reader = house.slack.user("Kim", { tz: "America/New_York" });
    house.slack.faults.next("users.info", rateLimit(30));

    const unknown = await reader.command("/signup kungsholmen");
    const known = await reader.command("/schedule mine");

    expect(unknown.words).toContain("17:00–19:00, Kungsholmen");
    expect(unknown.words).not.toContain(OWN);
    expect(known.words).toContain(OWN);
  });
});
