import { expect, test } from "vitest";
import { addCode } from "../../src/store/organisation/codes.ts";
import { grantRole } from "../../src/store/people/roles.ts";
import { openChatHouse, openSlackHouse, personIn, type SlackHouse } from "../chat-house.ts";
import { summer } from "../stage.ts";
import type { Person } from "../standins/slack/person.ts";

const SUNRISE = summer("2022-08-17 06:00");

const coordinator = async (house: SlackHouse): Promise<Person> => {
  const hedda = house.slack.user("Hedda");
  await hedda.command("/mydata language sv");
  const grant = await personIn(house.stage.store, hedda.id);
  await house.stage.store.transact((tx) => grantRole(tx, { ...grant, name: "coordinator" }));
  return hedda;
};

test("a new workspace is set up by an admin of it who types the one-time code", async () => {
  await using house = await openChatHouse("discord");
  const [kim, li] = [house.slack.user("Kim", { admin: true }), house.slack.user("Li")];
  const code = await house.stage.store.transact((tx) =>
    addCode(tx, { purpose: "setup", organisationId: undefined, personId: undefined, at: SUNRISE }),
  );

  const refused = await li.command(`/campaign setup ${code}`);
  const wrong = await kim.command("/campaign setup ABCDE-23456");
  const form = await kim.press(await kim.command(`/campaign setup ${code}`), "Ny kampanj");
  const founded = await kim.submit(form, {
    "Organisationens namn": "Förbundet",
    "Kampanjens namn": "Valet",
    "Första dagen": "1/8 2022",
    "Sista dagen": "11/9 2022",
  });
  const left = await kim.press(founded, "Vad är kvar?");
  const channels = await kim.press(left, "Ordna kanaler");
  const applied = await kim.press(channels, "Använd alla 2");
  const again = await kim.command(`/campaign setup ${code}`);

  expect(refused.words).toContain("Det får bara den göra som sköter servern");
  expect(wrong.words).toContain("Koden stämmer inte");
  expect(founded.words).toContain("Förbundet är igång, och du är samordnare!");
  expect(left.words).toContain("saker kvar att ordna");
  expect(applied.words).toContain("2 kanaler är på plats.");
  expect(again.words).toContain("Här finns redan en kampanj.");
  expect(house.slack.general.messages).toEqual([]);
  expect(house.faults).toEqual([]);
});

test("an organiser adds an activity in a form, moves it and cancels it, and sees each time who is told", async () => {
  await using house = await openSlackHouse();
  await house.tick("2022-08-17 09:00");
  const hedda = await coordinator(house);
  const [anna, bo] = [house.slack.user("Anna"), house.slack.user("Bo")];
  const told = (words: string): boolean =>
    [anna, bo].every(({ dm }) => dm.messages.some((one) => one.words.includes(words)));

  const form = await hedda.command("/activity add");
  const card = await hedda.submit(form, {
    Slag: "phonebank",
    När: "18/8 17–19",
    Plats: "Högdalen",
    Rubrik: "Ringkväll",
  });
  for (const person of [anna, bo]) await person.command("/signup högdalen");
  const change = await hedda.press(await hedda.command("/activity högdalen"), "Dag, tid, plats");
  const asked = await hedda.submit(change, { Tid: "18–20", Plats: "Rissne" });
  const preview = asked.words;
  const untold = told("Rissne");
  const moved = await hedda.press(asked, "Ändra och säg till 2 personer");
  await house.slack.until(() => told("Ändrat: Rissne"));
  const cancelling = await hedda.press(moved, "Ställ in");
  const question = cancelling.words;
  const cancelled = await hedda.press(cancelling, "Ändra och säg till 2 personer");
  await house.slack.until(() => told("Inställt"));

  expect(card.words).toContain("Tillagd.");
  expect(preview).toContain("2 personer är anmälda och får veta det direkt");
  expect(untold).toBe(false);
  expect(question).toContain("Ska Ringkväll ställas in?");
  expect(cancelled.words).toContain("Klart.");
  expect(house.faults).toEqual([]);
});

test("a line is understood in either language, and one that means several is asked about in a menu", async () => {
  await using house = await openSlackHouse();
  await house.stage.shift({ day: "2022-08-20", start: "10:00", end: "12:00", place: "Högdalen", kind: "handout" });
  await house.stage.shift({ day: "2022-08-20", start: "14:00", end: "16:00", place: "Högdalen", kind: "handout" });
  const anna = house.slack.user("Anna", { locale: "en-GB" });

  const swedish = await anna.command("/schedule lördag");
  const english = await anna.command("/schedule saturday");
  const which = await anna.command("/signup högdalen");
  const question = which.words;
  const chosen = await anna.choose(which, "Lördag 20 augusti 14:00–16:00, Högdalen, utdelning");

  // The campaign's language, whatever Slack is set to, until a person chooses another.
  expect(swedish.words).toMatch(/^Lördag 20 augusti\n10:00–12:00: Högdalen/);
  expect(english.words).toBe(swedish.words);
  expect(question).not.toContain("Du är anmäld");
  expect(chosen.words).toMatch(/^Du är anmäld, vad bra!\nLördag 20 augusti 14:00–16:00/);
  expect(anna.whispers).toHaveLength(3);
});

test("an empty report asks in a form, and what can't be right is asked about again", async () => {
  await using house = await openSlackHouse();
  await house.stage.association("Solna");
  await house.stage.shift({ day: "2022-08-17", start: "17:00", end: "19:00" });
  const anna = house.slack.user("Anna");
  await anna.command("/signup kungsholmen");
  await house.tick("2022-08-17 19:05");

  const form = await anna.command("/report");
  const wrong = await anna.submit(form, { dials: "10", answers: "20", conversations: "5" });
  const figures = { dials: "40", answers: "14", conversations: "11" };
  const right = await anna.submit(await anna.command("/report"), figures);

  expect(form.kind).toBe("modal");
  expect(wrong.words).toContain("Fler svar (20) än påringningar (10)?");
  expect(right.words).toContain("40 påringningar, 14 svar");
});
