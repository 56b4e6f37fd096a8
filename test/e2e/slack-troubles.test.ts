import { describe, expect, test } from "vitest";
import { openSlackHouse } from "../chat-house.ts";
import { lostAnswer, rateLimit, status } from "../standins/slack/faults.ts";
import { EVENING, posted, signUpOn } from "./slack-day.ts";

describe("a bad day at Slack", () => {
  test.each([
    ["429", rateLimit(1)],
    ["500 before it was stored", status(500)],
    ["502 after it was stored", status(502, { stored: true })],
    ["a lost answer", lostAnswer],
  ])("%s: the day is posted once", async (_, fault) => {
    await using house = await openSlackHouse();
    await house.stage.shift(EVENING);
    house.slack.faults.next("chat.postMessage", fault);

    await house.tick("2022-08-17 07:00");
    await house.tick("2022-08-17 07:01");
    await house.tick("2022-08-17 07:02");

    expect(house.daily.messages).toHaveLength(1);
  });

  test("a press that Slack delivers twice takes one seat", async () => {
    await using house = await openSlackHouse();
    const shift = await house.stage.shift({ ...EVENING, needed: 3 });
    const anna = house.slack.user("Anna");

    const post = await posted(house);
    await anna.press(post, signUpOn(shift), { times: 3 });
    await house.slack.until(() => post.words.includes("kommer, 2 till"));

    expect(post.words).toContain("1 kommer, 2 till behövs");
    expect(anna.whispers).toHaveLength(1);
  });

  test("50 presses by 50 people for 20 places while Slack renews its connections: nothing lost, nothing oversold", async () => {
    await using house = await openSlackHouse();
    const shift = await house.stage.shift({ ...EVENING, capacity: 20, needed: 20 });
    const people = Array.from({ length: 50 }, (_, n) => house.slack.user(`Person ${n}`));
    const post = await posted(house);

    const renewed = house.slack.recycle();
    const answers = await Promise.all(people.map((person) => person.press(post, signUpOn(shift))));
    await renewed;
    await house.app.sender.flush();

    const going = answers.filter(({ words }) => words.startsWith("Du är anmäld"));
    const waiting = answers.filter(({ words }) => words.includes("i kön"));
    expect([going.length, waiting.length]).toEqual([20, 30]);
    expect(house.faults).toEqual([]);
  });

  test("a channel that was archived is told to the coordinators once", async () => {
    await using house = await openSlackHouse();
    await house.stage.shift(EVENING);
    house.daily.archived = true;

    await house.tick("2022-08-17 07:00");
    await house.tick("2022-08-17 07:05");

    expect(house.coordinators.messages.map(({ words }) => words)).toEqual([
      "En kanal jag ska skriva i finns inte längre. Välj en ny med /campaign. Det gäller kanalen för dagens inlägg i Slack.",
    ]);
  });

  test("tokens that are revoked stop Slack alone", async () => {
    await using house = await openSlackHouse();
    await house.stage.shift(EVENING);
    await house.slack.uninstall();

    await house.tick("2022-08-17 07:00");

    expect(house.daily.messages).toEqual([]);
    expect(house.warnings).toEqual([expect.stringContaining("removed from the Slack workspace")]);
  });
});
