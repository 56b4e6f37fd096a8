import { describe, expect, test } from "vitest";
import { wordsOf } from "../../../src/locales/words.ts";
import { askWords, standWords } from "../../../src/views/turnout/ping-words.ts";

const sv = wordsOf("sv");
const en = wordsOf("en");
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("where an association stands", () => {
  test("is what it has made and booked of its goal", () => {
    const standing = { dials: 450, goal: 725, booked: 4 };

    expect(standWords(standing, sv)).toBe("450 av 725 påringningar gjorda, 4 pass bokade.");
    expect(standWords(standing, en)).toBe("450 of 725 dials made, 4 shifts booked.");
  });

  test("is its goal where no calls are known: nobody is told that they have done nothing", () => {
    const standing = { dials: 0, goal: 1_117, booked: 0 };

    expect(plain(standWords(standing, sv))).toBe("Målet är 1 117 påringningar, inga pass bokade än.");
    expect(standWords(standing, en)).toBe("The goal is 1,117 dials, no shifts booked yet.");
  });
});

describe("what would bring it back", () => {
  test.each([
    [0, 0, "Ni är nästan framme: det som är bokat räcker om alla kommer."],
    [1, 1, "Ett pass till räcker."],
    [6, 3, "Sex pass till räcker, tre den här veckan."],
    [6, 6, "Sex pass till räcker, alla den här veckan."],
    [12, 8, "Tolv pass till räcker, åtta den här veckan."],
    [38, 7, "38 pass till tar er i mål, 7 av dem den här veckan."],
    [11, 11, "En gemensam ringkväll med elva personer tar er i mål."],
    [12, 9, "Tolv pass till tar er i mål. En gemensam ringkväll med nio personer räcker för den här veckan."],
    [38, 10, "38 pass till tar er i mål. En gemensam ringkväll med 10 personer räcker för den här veckan."],
    [51, 21, "51 pass till tar er i mål. Två gemensamma ringkvällar med 11 personer var räcker för den här veckan."],
    [59, 59, "Tre gemensamma ringkvällar med 20 personer var tar er i mål."],
    [90, 61, "Det är långt kvar till målet, men varje pass räknas. En gemensam ringkväll är en bra början."],
  ])("is said of %i shifts, %i of them this week, in Swedish", (total, week, said) => {
    expect(askWords({ total, week }, { commonNightAbove: 8, daysLeft: 10 }, sv)).toBe(said);
  });

  test.each([
    [0, 0, "You're nearly there: what is booked is enough if everyone comes."],
    [1, 1, "One more shift is enough."],
    [6, 3, "Six more shifts are enough, three this week."],
    [6, 6, "Six more shifts are enough, all of them this week."],
    [38, 7, "38 more shifts will get you to the goal, 7 of them this week."],
    [11, 11, "One phone night with eleven people gets you to the goal."],
    [38, 10, "38 more shifts will get you to the goal. One phone night with 10 people covers this week."],
    [51, 21, "51 more shifts will get you to the goal. Two phone nights with 11 people each cover this week."],
    [59, 59, "Three phone nights with 20 people each get you to the goal."],
    [90, 61, "It's a long way to the goal, but every shift counts. A phone night together is a good start."],
  ])("is said of %i shifts, %i of them this week, in English", (total, week, said) => {
    expect(askWords({ total, week }, { commonNightAbove: 8, daysLeft: 10 }, en)).toBe(said);
  });

  test.each([
    [6, 59, /^Three phone nights/],
    [4, 59, /^It's a long way/],
    [4, 40, /^Two phone nights/],
    [2, 40, /^It's a long way/],
    [2, 20, /^One phone night/],
  ])("with %i days left asks for no more nights than fit: %i shifts", (daysLeft, week, said) => {
    expect(askWords({ total: week, week }, { commonNightAbove: 8, daysLeft }, en)).toMatch(said);
  });

  test("follows what the campaign calls many, and says so without a night", () => {
    const generous = { commonNightAbove: 60, daysLeft: 10 };

    expect(askWords({ total: 20, week: 20 }, generous, sv)).toBe("20 pass till tar er i mål, alla den här veckan.");
    expect(askWords({ total: 20, week: 20 }, generous, en)).toBe(
      "20 more shifts will get you to the goal, all of them this week.",
    );
  });
});
