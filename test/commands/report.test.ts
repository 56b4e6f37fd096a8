import { describe, expect, test } from "vitest";
import { openCampaign } from "../campaign.ts";
import { afterwards, counting, EVENING, HANDOUT, labels, PHONE_BANK, rows } from "./report/afterwards.ts";

describe("a report in a line", () => {
  test("is of my latest shift, and says what it is about", async () => {
    await using house = (await afterwards()).house;

    const answer = await house.say("Kim", "/report 40 14 11");

    expect(answer.text.split("\n").slice(0, 2)).toEqual([
      "Tack! 40 påringningar, 14 svar, 11 samtal.",
      "Gäller onsdag 17 augusti 17:00–19:00, Kungsholmen, ringstuga.",
    ]);
    expect(labels(answer).slice(0, 2)).toEqual(["Rätta", "Ångra"]);
    expect(await rows(house)).toMatchObject([{ dials: 40, answers: 14, conversations: 11, callers: 1, minutes: 120 }]);
  });

  test.each([
    ["phonebank", "40 14 11", "40 påringningar, 14 svar, 11 samtal"],
    ["phonebank", "5 200 68 51", "5 ringare, 200 påringningar, 68 svar, 51 samtal"],
    ["phonebank", "2 90 100 30 20", "2 ringare, 90 minuter, 100 påringningar, 30 svar, 20 samtal"],
    ["phonebank", "40, 14, 11", "40 påringningar, 14 svar, 11 samtal"],
    ["handout", "200 15", "200 utdelade, 15 samtal"],
    ["handout", "1 200 15", "1 200 utdelade, 15 samtal"],
    ["tour", "200 15", "200 utdelade, 15 samtal"],
    ["hub", "200 15", "200 utdelade, 15 samtal"],
    ["canvass", "60 22", "60 dörrar, 22 samtal"],
    ["square", "30", "30 deltog"],
    ["training", "12", "12 deltog"],
    ["social", "1", "1 deltog"],
    ["other", "9", "9 deltog"],
  ] as const)("asks of a %s what belongs to it: %s", async (kind, line, said) => {
    await using house = (await afterwards({ ...PHONE_BANK, kind })).house;

    const { text } = await house.say("Kim", `/report ${line}`);

    expect(text.replaceAll("\u00a0", " ")).toContain(`Tack! ${said}.`);
  });

  test.each([
    ["40", "Skriv tre tal: påringningar, svar, samtal. Till exempel /report 40 14 11."],
    ["40 14", "Skriv tre tal: påringningar, svar, samtal. Till exempel /report 40 14 11."],
    ["-1 0 0", "Skriv hela tal mellan 0 och 99999."],
    ["3,5 1 1", "Skriv hela tal mellan 0 och 99999."],
    ["NaN 1 1", "Skriv hela tal mellan 0 och 99999."],
    ["1e309 1 1", "Skriv hela tal mellan 0 och 99999."],
    ["9007199254740993 1 1", "Skriv hela tal mellan 0 och 99999."],
    ["100000 1 1", "Skriv hela tal mellan 0 och 99999."],
    ["٤٠ ١٤ ١١", "Skriv hela tal mellan 0 och 99999."],
    ["40 50 11", "Fler svar (50) än påringningar (40)? Kolla siffrorna och försök igen."],
    ["40 14 15", "Fler samtal (15) än svar (14)? Kolla siffrorna och försök igen."],
    ["0 0 5", "Fler samtal (5) än svar (0)? Kolla siffrorna och försök igen."],
  ])("is refused with the reason: %s", async (line, why) => {
    await using house = (await afterwards()).house;

    const { text, refused } = await house.say("Kim", `/report ${line} shift:kungsholmen`);

    expect(text).toBe(why);
    expect(refused).toBe(true);
    expect(await rows(house)).toEqual([]);
  });

  test("takes the latest of several shifts, also when it was told before", async () => {
    const { house } = await afterwards();
    await using _house = house;
    house.at("2022-08-17T06:00+02:00");
    await house.press(
      "Kim",
      `signup:${await house.shift({ ...PHONE_BANK, start: "13:00", end: "15:00", place: "Solna" })}`,
    );
    house.at(EVENING);

    const first = await house.say("Kim", "/report 40 14 11");
    const second = await house.say("Kim", "/report 42 14 11");

    expect(first.text).toContain("Kungsholmen");
    expect(second.text).toContain(
      "Rättat. 42 påringningar, 14 svar, 11 samtal.\nGäller onsdag 17 augusti 17:00–19:00, Kungsholmen",
    );
    expect(await counting(house)).toEqual([42]);
  });

  test("asks which shift, where mine is more than 48 hours ago, and takes the figures along", async () => {
    const { house } = await afterwards();
    await using _house = house;
    house.at("2022-08-19T19:01+02:00");
    await house.shift({ ...PHONE_BANK, day: "2022-08-19", place: "Solna" });

    const asked = await house.say("Kim", "/report 40 14 11");
    const answer = await house.pick("Kim", asked, "Fredag 19 augusti 17:00–19:00, Solna");

    expect(asked.text).toContain("Vilket pass gäller det?");
    expect(asked.refused).toBe(false);
    expect(answer.text).toContain("Gäller fredag 19 augusti 17:00–19:00, Solna, ringstuga.");
  });

  test("can be of a day without a shift, in words, and is of today where no shift can be meant", async () => {
    await using house = await openCampaign(EVENING);

    const today = await house.say("Kim", "/report 40 14 11");
    const monday = await house.say("Kim", "/report 30 10 9 day:måndag");
    const tomorrow = await house.say("Kim", "/report 30 10 9 day:2022-08-18");
    const never = await house.say("Kim", "/report 30 10 9 day:31/2");

    expect(today.text).toContain("Gäller onsdag 17 augusti.");
    expect(monday.text).toContain("Gäller måndag 15 augusti.");
    expect(tomorrow.text).toBe("Den dagen har inte varit än.");
    expect(never.text).toContain("”31/2” är ingen dag jag förstår.");
  });

  test("asks among the shifts that a word fits", async () => {
    await using house = await openCampaign(EVENING);
    await house.shift(PHONE_BANK);
    await house.shift({ ...PHONE_BANK, start: "13:00", end: "15:00" });
    await house.shift(HANDOUT);

    const { message } = await house.say("Kim", "/report 40 14 11 shift:kungsholmen");

    const [menu] = message?.blocks.filter((block) => block.kind === "select") ?? [];
    expect(menu?.choices.map(({ label }) => label)).toEqual([
      "Onsdag 17 augusti 17:00–19:00, Kungsholmen, ringstuga",
      "Onsdag 17 augusti 13:00–15:00, Kungsholmen, ringstuga",
      "Bara i dag, inget pass",
    ]);
  });

  test("is not taken before the shift", async () => {
    await using house = await openCampaign(EVENING);
    const shift = await house.shift({ ...PHONE_BANK, day: "2022-08-18" });

    const typed = await house.say("Kim", `/report 40 14 11 shift:${shift}`);
    const pressed = await house.press("Kim", `report-shift:${shift}`);

    expect(typed.text).toBe("Det passet har inte börjat än. Rapportera när du har varit där.");
    expect(pressed.text).toBe(typed.text);
  });
});

test("a report is said in English to whoever chose it", async () => {
  await using house = (await afterwards()).house;
  await house.say("Kim", "/mydata language en");

  const form = await house.say("Kim", "/report");
  const answer = await house.say("Kim", "/report 40 14 11");
  const refused = await house.say("Kim", "/report 40 50 11");

  expect(form.form?.title).toBe("How did it go?");
  expect(answer.text).toContain("Thanks! 40 dials, 14 answers, 11 conversations.\nFor Wednesday 17 August 17:00–19:00");
  expect(refused.text).toBe("More answers (50) than dials (40)? Check the figures and try again.");
});

test("a report on yesterday is told on this morning's post", async () => {
  await using house = await openCampaign("2022-08-17T07:00+02:00");
  await house.shift(PHONE_BANK);
  await house.tick();

  await house.say("Kim", "/report 40 14 11 day:igår");
  await house.tick("2022-08-17T07:10+02:00");

  const [shown] = await house.store.read((db, t) => db.select().from(t.playgroundMessage));
  expect(shown?.body).toContain("I går: 40 påringningar, 11 samtal. Tack!");
});
