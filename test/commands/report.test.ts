import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type CampaignHouse, openCampaign } from "../campaign.ts";
import type { ShiftPlan } from "../stage.ts";

const PHONE_BANK: ShiftPlan = { day: "2022-08-17", start: "17:00", end: "19:00", title: "Ringstuga" };
const HANDOUT: ShiftPlan = {
  day: "2022-08-17",
  start: "06:30",
  end: "09:00",
  kind: "handout",
  title: "Morgonutdelning",
  place: "Högdalens T-bana",
};
const EVENING = "2022-08-17T20:00+02:00";

/** The bot in the evening, after Kim was at a phone bank. */
const afterwards = async (plan: ShiftPlan = PHONE_BANK) => {
  const house = await openCampaign("2022-08-17T06:00+02:00");
  const shift = await house.shift(plan);
  await house.press("Kim", `signup:${shift}`);
  house.at(EVENING);
  return { house, shift };
};

const rows = ({ store }: CampaignHouse) => store.read((db, t) => db.select().from(t.report).orderBy(t.report.at));
/** The dials that count, report by report. */
const counting = async (house: CampaignHouse) =>
  (await rows(house)).filter(({ counts }) => counts).map(({ dials }) => dials);
const labels = ({ buttons }: { readonly buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);
const lead = (house: CampaignHouse, shiftId: string, leadId: string) =>
  house.store.transact(async (tx, t) => {
    await tx.update(t.shift).set({ leadId }).where(eq(t.shift.id, shiftId));
  });

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

describe("a report in a form", () => {
  test("is opened by the command or a button, asks the kind's own figures and takes blanks for nothing", async () => {
    const { house, shift } = await afterwards({ ...HANDOUT, start: "10:00", end: "12:00" });
    await using _house = house;

    const typed = await house.say("Kim", "/report");
    const pressed = await house.press("Kim", `report-shift:${shift}`);
    const answer = await house.fill("Kim", pressed, { items: "1 200" });

    expect(typed.form).toEqual(pressed.form);
    expect(pressed.form?.fields.map(({ label }) => label)).toEqual(["Utdelade", "Samtal"]);
    expect(answer.text).toContain("Tack! 1\u00a0200 utdelade.");
  });

  test("that holds nothing or nonsense is refused, and opens again with what was typed", async () => {
    await using house = (await afterwards()).house;
    const form = await house.say("Kim", "/report");

    const blank = await house.fill("Kim", form, {});
    const wrong = await house.fill("Kim", form, { dials: "40", answers: "50" });
    const again = await house.tap("Kim", wrong, "Försök igen");
    const answer = await house.fill("Kim", again, { answers: "14" });

    expect(blank.text).toContain("Det var inga siffror i rapporten.");
    expect(wrong.text).toContain("Fler svar (50) än påringningar (40)?");
    expect(again.form?.fields.map(({ value }) => value)).toEqual(["40", "50", ""]);
    expect(answer.text).toContain("Tack! 40 påringningar, 14 svar.");
  });

  test("may say that there was nothing", async () => {
    await using house = (await afterwards()).house;

    const { text } = await house.fill("Kim", await house.say("Kim", "/report"), { dials: "0" });

    expect(text).toContain("Tack! Inget att rapportera.");
  });

  test("takes no figures that the kind does not ask", async () => {
    const { house, shift } = await afterwards({ ...HANDOUT, start: "10:00", end: "12:00" });
    await using _house = house;

    await house.submit("Kim", `report-form-set:s:${shift}:`, { items: "5", dials: "999" });

    expect(await rows(house)).toMatchObject([{ items: 5, dials: 0 }]);
  });
});

describe("for which association", () => {
  const joined = async (...names: readonly string[]) => {
    const { house, shift } = await afterwards();
    const ids: string[] = [];
    for (const name of names)
      ids.push(await house.association(name, name.endsWith("vänstern") ? "branch" : "geographic"));
    for (const name of names) await house.say("Kim", `/mydata association ${name}`);
    return { house, shift, ids };
  };

  test("a report counts is plain for members of one geographic association, whatever else they belong to", async () => {
    const { house, ids } = await joined("Solna", "Lärarvänstern", "Vårdvänstern");
    await using _house = house;

    const { text } = await house.say("Kim", "/report 40 14 11");

    expect(text).toContain("Räknas för Solna.");
    expect((await rows(house)).map(({ associationId }) => associationId)).toEqual([ids[0]]);
  });

  test("is asked of members of several branches, in a line and in a form", async () => {
    const { house } = await joined("Lärarvänstern", "Vårdvänstern");
    await using _house = house;
    // Signed up before the second branch: the shift knows for which of them.
    await house.store.transact(async (tx, t) => void (await tx.update(t.signUp).set({ associationId: null })));

    const line = await house.pick("Kim", await house.say("Kim", "/report 5 200 68 51"), "Vårdvänstern");
    const filled = await house.fill("Kim", await house.say("Kim", "/report"), { dials: "40" });
    const form = await house.pick("Kim", filled, "Lärarvänstern");

    expect(line.text).toContain("Tack! 5 ringare, 200 påringningar, 68 svar, 51 samtal.");
    expect(line.text).toContain("Räknas för Vårdvänstern.");
    expect(filled.text).toContain("För vilken förening?");
    expect(form.text).toContain("Räknas för Lärarvänstern.");
  });

  test("is not another's to choose", async () => {
    const { house, shift } = await joined("Lärarvänstern", "Vårdvänstern");
    await using _house = house;
    const other = await house.association("Solna");

    const { text } = await house.choose("Kim", `report-as:s:${shift}:40 14 11`, other);

    expect(text).toBe("Jag hittar inte det där. Det kan vara borttaget.");
    expect(await rows(house)).toEqual([]);
  });

  test("is asked with a newcomer's first report, and counts from the answer on", async () => {
    await using house = await openCampaign(EVENING);
    const solna = await house.association("Solna");

    const first = await house.say("Kim", "/report 40 14 11 day:today");
    await house.pick("Kim", await house.tap("Kim", first, "Annan"), "Solna");
    const second = await house.say("Kim", "/report 42 14 11 day:today");

    expect(first.text).toContain("Tack! 40 påringningar, 14 svar, 11 samtal.");
    expect(first.text).toContain("Vilken förening?");
    expect(second.text).toContain("Rättat.");
    expect((await rows(house)).map(({ associationId }) => associationId)).toEqual([solna, solna]);
    expect(await counting(house)).toEqual([42]);
  });
});

describe("on behalf of an association", () => {
  const withLead = async () => {
    const { house, shift } = await afterwards();
    const solna = await house.association("Solna");
    const bromma = await house.association("Bromma");
    await house.seat("Olga", "organiser", "Solna");
    await house.seat("Sam", "coordinator");
    const leadId = await house.person("lead");
    await lead(house, shift, leadId);
    return { house, shift, solna, bromma };
  };

  test.each([
    ["Olga", "/report 5 200 68 51 association:Solna shift:kungsholmen", true],
    ["Sam", "/report 5 200 68 51 association:Bromma shift:kungsholmen", true],
    ["Olga", "/report 5 200 68 51 association:Bromma shift:kungsholmen", false],
    ["Kim", "/report 5 200 68 51 association:Solna shift:kungsholmen", false],
  ])("%s says %s", async (name, line, allowed) => {
    const { house } = await withLead();
    await using _house = house;

    const { text, refused } = await house.say(name, line);

    expect(refused).toBe(!allowed);
    expect(text).toContain(
      allowed ? "Tack! 5 ringare, 200 påringningar" : "Det där får en valansvarig eller samordnare göra.",
    );
    expect(await counting(house)).toEqual(allowed ? [200] : []);
  });

  test("the shift's lead may, from a day before it to two days after", async () => {
    const { house, shift } = await afterwards();
    await using _house = house;
    await house.association("Solna");
    await lead(house, shift, (await house.store.read((db, t) => db.select().from(t.person)))[0]?.id ?? "");

    const now = await house.say("Kim", "/report 5 200 68 51 association:Solna");
    house.at("2022-08-19T19:01+02:00");
    const late = await house.say("Kim", `/report 5 200 68 51 association:Solna shift:${shift}`);

    expect(now.text).toContain("Räknas för Solna.");
    expect(late.refused).toBe(true);
  });

  test("a form asks how many rang too", async () => {
    const { house } = await withLead();
    await using _house = house;

    const form = await house.say("Olga", "/report association:Solna day:today");
    const answer = await house.fill("Olga", form, { callers: "5", dials: "200", answers: "68", conversations: "51" });
    const refused = await house.say("Kim", "/report association:Solna day:today");

    expect(form.form?.fields.map(({ name }) => name)).toEqual(["callers", "dials", "answers", "conversations"]);
    expect(answer.text).toContain("Räknas för Solna.");
    expect(refused.refused).toBe(true);
  });

  test("a total stands in the place of what people reported for themselves, whichever comes first", async () => {
    const { house } = await withLead();
    await using _house = house;
    await house.say("Kim", "/mydata association Solna");
    await house.say("Kim", "/report 40 14 11");

    await house.say("Olga", "/report 5 200 68 51 association:Solna shift:kungsholmen");
    const later = await house.say("Kim", "/report 45 15 12");

    expect(later.text).toContain("Passets totalsiffra är redan inlagd, så den gäller. Din rapport finns kvar.");
    expect(await counting(house)).toEqual([200]);
    expect(await rows(house)).toHaveLength(3);
  });

  test("a total leaves other associations' figures alone", async () => {
    const { house } = await withLead();
    await using _house = house;
    await house.say("Kim", "/mydata association Bromma");
    await house.say("Kim", "/report 40 14 11");

    await house.say("Olga", "/report 5 200 68 51 association:Solna shift:kungsholmen");

    expect(await counting(house)).toEqual([40, 200]);
  });

  test("a total that is taken back lets the personal figures count again, the latest of each person once", async () => {
    const { house } = await withLead();
    await using _house = house;
    await house.say("Kim", "/mydata association Solna");
    await house.say("Kim", "/report 40 14 11");
    const total = await house.say("Olga", "/report 5 200 68 51 association:Solna shift:kungsholmen");
    await house.say("Kim", "/report 45 15 12");

    const undone = await house.tap("Olga", total, "Ångra");

    expect(undone.text).toBe("Rapporten är borttagen.");
    expect(await counting(house)).toEqual([45]);
  });

  test("completes associations, shifts and days while they are typed", async () => {
    const { house, shift, solna } = await withLead();
    await using _house = house;

    expect(await house.complete("Olga", "report", "association", "sol")).toEqual([{ value: solna, label: "Solna" }]);
    expect((await house.complete("Olga", "report", "shift", "kung")).map(({ value }) => value)).toEqual([shift]);
    const days = await house.complete("Olga", "report", "day", "");
    expect(days).toHaveLength(7);
    expect(days[1]).toEqual({ value: "2022-08-16", label: "Tisdag 16 augusti" });
    expect(await house.complete("Olga", "report", "day", "i går")).toEqual([days[1]]);
    expect(await house.complete("Olga", "report", "day", "5/8")).toEqual([
      { value: "2022-08-05", label: "Fredag 5 augusti" },
    ]);
  });
});

describe("corrections", () => {
  test("open with what was said, stand in its place and keep it in the history", async () => {
    await using house = (await afterwards()).house;
    const first = await house.say("Kim", "/report 40 14 11");

    const form = await house.tap("Kim", first, "Rätta");
    const answer = await house.fill("Kim", form, { dials: "44" });

    expect(form.form?.fields.map(({ value }) => value)).toEqual(["40", "14", "11"]);
    expect(answer.text).toContain("Rättat. 44 påringningar, 14 svar, 11 samtal.");
    expect((await rows(house)).map(({ dials, counts }) => [dials, counts])).toEqual([
      [40, false],
      [44, true],
    ]);
  });

  test("can be taken back one by one, in any order", async () => {
    await using house = (await afterwards()).house;
    const first = await house.say("Kim", "/report 40 14 11");
    const second = await house.say("Kim", "/report 44 14 11");

    await house.tap("Kim", first, "Ångra");
    const between = await counting(house);
    await house.tap("Kim", second, "Ångra");

    expect(between).toEqual([44]);
    expect(await counting(house)).toEqual([]);
  });

  test("taken back say which figures count again", async () => {
    await using house = (await afterwards()).house;
    const first = await house.say("Kim", "/report 40 14 11");
    const second = await house.say("Kim", "/report 44 14 11");

    const back = await house.tap("Kim", second, "Ångra");
    const gone = await house.tap("Kim", first, "Ångra");

    expect(back.text).toBe("Rättelsen är borttagen. Nu gäller 40 påringningar, 14 svar, 11 samtal igen.");
    expect(gone.text).toBe("Rapporten är borttagen.");
  });

  test("are not for others to make or take back", async () => {
    await using house = (await afterwards()).house;
    const first = await house.say("Kim", "/report 40 14 11");

    const undone = await house.tap("Bo", first, "Ångra");
    const corrected = await house.tap("Bo", first, "Rätta");

    expect([undone, corrected].map(({ text }) => text)).toEqual([
      "Jag hittar inte det där. Det kan vara borttaget.",
      "Jag hittar inte det där. Det kan vara borttaget.",
    ]);
    expect(await counting(house)).toEqual([40]);
  });
});

describe("figures that seem too high", () => {
  const tooHigh = async () => {
    const { house, shift } = await afterwards();
    await house.association("Solna");
    await house.seat("Olga", "organiser", "Solna");
    await house.say("Kim", "/mydata association Solna");
    const answer = await house.say("Kim", "/report 121 40 30");
    const [asked] = (await house.tick()).filter(({ view }) => view === "held-report");
    return { house, shift, answer, asked: asked ?? { message: undefined, to: "", text: "" } };
  };

  test("wait for someone who answers for them", async () => {
    const { house, answer, asked } = await tooHigh();
    await using _house = house;

    const before = await counting(house);
    const confirmed = await house.tap("Olga", asked, "Stämmer");

    expect(answer.text).toContain("Siffrorna är ovanligt höga.");
    expect(asked.to).toBe("Olga");
    expect(asked.text).toContain("Onsdag 17 augusti 17:00–19:00, Kungsholmen, ringstuga");
    expect(before).toEqual([]);
    expect(confirmed.text).toContain("121 påringningar");
    expect(await counting(house)).toEqual([121]);
  });

  test("count for nothing once they are rejected, and are decided once", async () => {
    const { house, asked } = await tooHigh();
    await using _house = house;

    await house.tap("Olga", asked, "Stämmer");
    const late = await house.tap("Olga", asked, "Stämmer inte");

    expect(late.text).toBe("Någon har redan svarat på det här.");
    expect(await counting(house)).toEqual([121]);
  });

  test("are rejected by a press", async () => {
    const { house, asked } = await tooHigh();
    await using _house = house;

    await house.tap("Olga", asked, "Stämmer inte");

    expect(await counting(house)).toEqual([]);
  });

  test("are not for whoever reported them to confirm", async () => {
    const { house, asked } = await tooHigh();
    await using _house = house;

    const { text } = await house.tap("Kim", asked, "Stämmer");

    expect(text).toBe("Jag hittar inte det där. Det kan vara borttaget.");
    expect(await counting(house)).toEqual([]);
  });

  test("leave what was said before counting until they are confirmed", async () => {
    await using house = (await afterwards()).house;
    await house.seat("Sam", "coordinator");
    await house.say("Kim", "/report 40 14 11");

    await house.say("Kim", "/report 900 40 30");

    expect(await counting(house)).toEqual([40]);
  });

  test("are more than 120 a day where nobody knows the hours", async () => {
    await using house = await openCampaign(EVENING);
    await house.shift({ day: "2022-08-17", title: "Ringdag" });

    const few = await house.say("Kim", "/report 120 40 30 day:today");
    const many = await house.say("Bo", "/report 121 40 30 shift:kungsholmen");

    expect(few.text).not.toContain("ovanligt höga");
    expect(many.text).toContain("ovanligt höga");
  });

  test("count at once when an organiser or coordinator enters them for an association", async () => {
    await using house = await openCampaign(EVENING);
    await house.association("Solna");
    await house.seat("Olga", "organiser", "Solna");

    const { text } = await house.say("Olga", "/report 17066 5759 4430 association:Solna day:today");

    expect(text).not.toContain("ovanligt höga");
    expect(await counting(house)).toEqual([17_066]);
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
