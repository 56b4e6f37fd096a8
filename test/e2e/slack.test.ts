import { describe, expect, test } from "vitest";
import { grantRole } from "../../src/store/people/roles.ts";
import { openSlackHouse, personIn } from "../chat-house.ts";
import { controls } from "../standins/slack/words.ts";
import { EVENING, posted, signUpOn } from "./slack-day.ts";

const MORNING = { day: "2022-08-18", start: "06:30", end: "09:00", kind: "handout", place: "Högdalen" } as const;

describe("a day in a Slack workspace", () => {
  test("it is posted, a press takes a place, the post shows the new count, and a name stands nowhere", async () => {
    await using house = await openSlackHouse();
    const shift = await house.stage.shift({ ...EVENING, needed: 3 });
    const anna = house.slack.user("Anna");

    const post = await posted(house);
    const answer = await anna.press(post, signUpOn(shift));
    await house.slack.until(() => post.words.includes("1 kommer, 2 till behövs"));

    expect(answer.words).toContain("Du är anmäld, vad bra!");
    expect(answer.words).toContain("Frågor: ringa@example.org.");
    expect(answer.words).toContain("Vilken förening?");
    expect(house.daily.messages).toHaveLength(1);
    expect(post.words).not.toContain("Anna");
    expect(house.faults).toEqual([]);
  });

  test("a confirmation in a channel vanishes, so it is kept in direct messages, and what is pressed there is undone", async () => {
    await using house = await openSlackHouse();
    const shift = await house.stage.shift({ ...EVENING, capacity: 1 });
    const [anna, bo] = [house.slack.user("Anna"), house.slack.user("Bo")];
    const post = await posted(house);

    await anna.press(post, signUpOn(shift));
    await bo.press(post, signUpOn(shift));
    await house.app.sender.flush();
    const [mine] = anna.dm.messages;
    const [waiting] = bo.dm.messages;
    if (!mine) throw new Error("nothing was kept");
    const kept = mine.words;
    const undone = await anna.press(mine, "Ångra");

    expect(kept).toMatch(/^Du är anmäld, vad bra!\nOnsdag 17 augusti 17:00–19:00, Kungsholmen/);
    expect(waiting?.words).toContain("du står som nummer 1 i kön");
    expect(undone).toBe(mine);
    expect(anna.dm.messages).toHaveLength(1);
  });

  test("a typed line finds the place, an empty one asks with a menu, an unknown one helps", async () => {
    await using house = await openSlackHouse();
    await house.stage.shift(MORNING);
    await house.stage.shift(EVENING);
    const anna = house.slack.user("Anna");

    const typed = await anna.command("/signup högdalen");
    const menu = await anna.command("/signup");
    const chosen = await anna.choose(menu, "Onsdag 17 augusti 17:00–19:00, Kungsholmen, ringstuga");
    const unknown = await anna.command("/samla");

    expect(typed.words).toContain("Torsdag 18 augusti 06:30–09:00, Högdalen");
    expect(chosen.words).toContain("Onsdag 17 augusti 17:00–19:00, Kungsholmen");
    expect((await anna.press(unknown, "Vad kan jag göra?")).words).toContain("Jag är Samling.");
  });

  test("who comes too late waits in line and is told in direct messages when a place is free", async () => {
    await using house = await openSlackHouse();
    await house.stage.shift({ ...EVENING, day: "2022-08-19", capacity: 1 });
    const [anna, bo] = [house.slack.user("Anna"), house.slack.user("Bo")];
    await house.tick("2022-08-17 07:00");

    const signedUp = await anna.command("/signup kungsholmen");
    const waits = await bo.command("/signup kungsholmen");
    await anna.press(signedUp, "Ångra");
    await house.app.sender.flush();
    const offer = bo.dm.messages.at(-1);
    if (!offer) throw new Error("nothing was offered");
    const offered = offer.words;
    const taken = await bo.press(offer, "Jag kommer");

    expect(waits.words).toContain("du står som nummer 1 i kön");
    expect(offered).toMatch(/^En plats är ledig åt dig/);
    // Bo's clock is the campaign's, so the moment stands there once.
    expect(offered).toMatch(/Svara före 19:00\D/);
    expect(taken).toBe(offer);
    expect(taken.words).toContain("Platsen är din, vi ses!");
  });

  test("a report goes in a line and is mended in a form, in the language that a person chose", async () => {
    await using house = await openSlackHouse();
    await house.stage.association("Solna");
    await house.stage.shift(EVENING);
    const anna = house.slack.user("Anna");
    await anna.command("/mydata language en");
    await anna.command("/signup kungsholmen");
    await house.tick("2022-08-17 19:05");

    const typed = await anna.command("/report 40 14 11");
    const form = await anna.press(typed, "Correct");
    const mended = await anna.submit(form, { dials: "50", conversations: "12" });

    expect(typed.words).toContain("40 dials, 14 answers, 11 conversations");
    expect(mended.words).toContain("50 dials, 14 answers, 12 conversations");
  });

  test("home shows my shifts and this week, and what is pressed there is answered there", async () => {
    await using house = await openSlackHouse();
    const shift = await house.stage.shift(EVENING);
    const anna = house.slack.user("Anna");

    const home = await anna.opensHome();
    const before = home.words;
    const signedUp = await anna.press(home, signUpOn(shift));

    expect(before).toMatch(/^Du har inga pass framför dig\.\n[\s\S]*Kungsholmen/);
    expect(signedUp).toBe(home);
    expect(signedUp.words).toMatch(/^Du är anmäld, vad bra![\s\S]*Dina pass[\s\S]*Du kommer\./);
    expect(controls(signedUp.blocks).map(({ element }) => element.action_id)).not.toContain(signUpOn(shift));
    expect([anna.whispers, anna.dm.messages]).toEqual([[], []]);
  });

  test("any letter to the app is answered with what there is to do, and what is pressed stays there", async () => {
    await using house = await openSlackHouse();
    const anna = house.slack.user("Anna");

    const start = await anna.says("vad händer?");
    const mine = await anna.press(start, "Mina pass");
    await anna.press(start, "Se vad som händer");
    const people = await anna.press(start, "Fråga en människa");

    expect(people.words).toContain("Skriv direkt till någon av dem.");
    expect(start.words).toContain("Jag är Samling.");
    expect(mine.words).toBe("Du har inga pass framför dig.");
    expect(anna.dm.messages).toHaveLength(4);
    expect(anna.whispers).toEqual([]);
  });

  test("a post that a coordinator pins offers what is on, my shifts and a person to ask, to each alone", async () => {
    await using house = await openSlackHouse();
    await house.stage.shift(EVENING);
    const [anna, hedda] = [house.slack.user("Anna"), house.slack.user("Hedda")];
    await hedda.command("/mydata language sv");
    const { personId, organisationId } = await personIn(house.stage.store, hedda.id);
    await house.stage.store.transact((tx) => grantRole(tx, { personId, organisationId, name: "coordinator" }));

    const asked = await hedda.command("/campaign channel", { in: house.slack.general });
    const done = await hedda.press(asked, "Skriv ett inlägg att fästa");
    await house.app.sender.flush();
    const [pinned] = house.slack.general.messages;
    if (!pinned) throw new Error("nothing was posted");
    const week = await anna.press(pinned, "Se vad som händer");
    const mine = await anna.press(pinned, "Mina pass");
    const people = await anna.press(pinned, "Fråga en människa");

    expect(done.words).toBe("Inlägget skrivs nu. Fäst det, så hittar alla hit.");
    expect(pinned.words).toBe("Vill du vara med? Tryck på en knapp, så ser bara du svaret.");
    expect(week.words).toContain("Kungsholmen");
    expect(mine.words).toBe("Du har inga pass framför dig.");
    expect(people.words).toContain(`Samordnare: @${hedda.id}`);
    expect(house.slack.general.messages).toHaveLength(1);
    expect(anna.whispers).toEqual([week, mine, people]);
  });

  test("who is deactivated drops out of what is coming", async () => {
    await using house = await openSlackHouse();
    const shift = await house.stage.shift({ ...EVENING, capacity: 1 });
    const [anna, bo] = [house.slack.user("Anna"), house.slack.user("Bo")];
    const post = await posted(house);
    await anna.press(post, signUpOn(shift));

    await anna.leaves();
    await house.slack.until(() => post.words.includes("0 kommer"));
    const answer = await bo.press(post, signUpOn(shift));

    expect(answer.words).toContain("Du är anmäld, vad bra!");
  });
});
