import { describe, expect, test } from "vitest";
import { openCampaign } from "../campaign.ts";

/** A campaign with figures of three associations in two weeks; Kim is a member of Solna, Olga organises it. */
const withFigures = async () => {
  const house = await openCampaign("2022-08-24T20:00+02:00");
  for (const name of ["Solna", "Bromma", "Tyresö"]) await house.association(name);
  await house.seat("Sam", "coordinator");
  await house.seat("Olga", "organiser", "Solna");
  await house.say("Kim", "/mydata association Solna");
  for (const line of [
    "5 200 68 52 association:Solna day:2022-08-17",
    "5 100 30 20 association:Bromma day:2022-08-18",
    "5 300 100 80 association:Solna day:2022-08-23",
  ])
    await house.say("Sam", `/report ${line}`);
  return house;
};
const said = (text: string) => text.replaceAll("\u00a0", " ");

describe("/turnout", () => {
  test("shows dials, answers and conversations in total and week by week", async () => {
    await using house = await withFigures();

    const text = said((await house.say("Sam", "/turnout")).text);

    expect(text).toContain("600 påringningar, 198 svar (33 %), 152 samtal (25 %).");
    expect(text).toContain("Vecka 33: 300 påringningar, 98 svar (33 %), 72 samtal (24 %).");
    expect(text).toContain("Vecka 34: 300 påringningar, 100 svar (33 %), 80 samtal (27 %).");
  });

  test.each([
    ["Sam", ["Solna: 500 påringningar", "Bromma: 100 påringningar"]],
    ["Olga", ["Solna: 500 påringningar"]],
    ["Kim", ["Solna: 500 påringningar"]],
    ["Stranger", []],
  ])("shows %s each association whose figures are theirs to see", async (name, shown) => {
    await using house = await withFigures();

    const text = said((await house.say(name, "/turnout")).text);

    expect(text.match(/^\S+: \d+ påringningar$/gm) ?? []).toEqual(shown);
    expect(text).toContain("600 påringningar");
  });

  test("shows one association to whoever may see it", async () => {
    await using house = await withFigures();

    const own = said((await house.say("Kim", "/turnout solna")).text);
    const other = await house.say("Kim", "/turnout Bromma");
    const none = await house.say("Kim", "/turnout Atlantis");

    expect(own).toContain("Solna: 500 påringningar\n168 svar, 132 samtal");
    expect(other.refused).toBe(true);
    expect(none.text).toContain("Jag hittar ingen förening som heter ”Atlantis”.");
    expect((await house.complete("Kim", "turnout", "association", "")).map(({ label }) => label)).toEqual(["Solna"]);
  });

  test("leaves talks at squares and doors out of the shares of calls", async () => {
    await using house = await withFigures();
    const handout = await house.shift({
      day: "2022-08-24",
      start: "06:30",
      end: "09:00",
      kind: "handout",
      place: "Slussen",
    });

    await house.say("Kim", `/report 200 150 shift:${handout}`);

    expect(said((await house.say("Sam", "/turnout")).text)).toContain(
      "600 påringningar, 198 svar (33 %), 152 samtal (25 %).",
    );
  });

  test("says so where nothing is reported yet", async () => {
    await using house = await openCampaign();

    expect((await house.say("Kim", "/turnout")).text).toContain("Inga rapporter än.");
  });
});

describe("the totals of 2018", () => {
  test.each([
    ["/turnout", "17 066 påringningar, 5 759 svar (34 %), 4 430 samtal (26 %)."],
    ["/summary", "17 066 påringningar\n5 759 svar (34 %)\n4 430 samtal (26 %)"],
  ])("show 34 %% answers and 26 %% conversations in %s", async (line, figures) => {
    await using house = await openCampaign("2022-08-24T20:00+02:00");
    await house.association("Storstockholm");
    await house.seat("Sam", "coordinator");
    await house.say("Sam", "/report 17066 5759 4430 association:Storstockholm day:today");

    expect(said((await house.say("Sam", line)).text)).toContain(figures);
  });
});

describe("/summary", () => {
  test.each([
    ["/summary", "Vecka 34: lika många påringningar som förra veckan."],
    ["/summary 33", "Vecka 33: de första påringningarna."],
    ["/summary förra veckan", "Vecka 33: de första påringningarna."],
    ["/summary 2022-W32", "Vecka 32: inga påringningar.\n0 påringningar\n0 svar\n0 samtal"],
    ["/summary week 34", "Vecka 34: lika många påringningar som förra veckan."],
  ])("tells the week: %s", async (line, sentence) => {
    await using house = await withFigures();

    expect((await house.say("Sam", line)).text).toContain(sentence);
  });

  test.each(["99", "0", "53", "augusti"])("refuses week %s", async (week) => {
    await using house = await openCampaign();

    const { text, refused } = await house.say("Kim", `/summary ${week}`);

    expect(text).toContain(`”${week}” är ingen vecka jag förstår.`);
    expect(refused).toBe(true);
  });

  test("goes back a week and opens the associations that are the reader's to see", async () => {
    await using house = await withFigures();

    const before = await house.tap("Olga", await house.say("Olga", "/summary"), "Veckan före");
    const each = await house.tap("Olga", before, "Per förening");

    expect(before.text).toContain("Vecka 33");
    expect(each.text).toContain("Per förening, vecka 33");
    expect(each.text).toContain("Solna: 200 påringningar");
    expect(each.text).not.toContain("Bromma");
  });

  test("counts the reports that are missing", async () => {
    await using house = await openCampaign("2022-08-24T20:00+02:00");
    await house.shift({ day: "2022-08-23", start: "17:00", end: "19:00" });
    const shift = await house.shift({ day: "2022-08-24", start: "17:00", end: "19:00", place: "Solna" });
    house.at("2022-08-24T16:00+02:00");
    await house.press("Kim", `signup:${shift}`);
    house.at("2022-08-24T20:00+02:00");

    expect((await house.say("Kim", "/summary")).text).toContain("1 rapport saknas.");
  });

  test("speaks English to whoever chose it", async () => {
    await using house = await withFigures();
    await house.say("Billy", "/mydata language en");

    expect((await house.say("Billy", "/summary")).text).toContain("Week 34: as many dials as last week.");
    expect((await house.say("Billy", "/turnout")).text).toContain(
      "600 dials, 198 answers (33%), 152 conversations (25%).",
    );
  });
});
