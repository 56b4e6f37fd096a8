import { describe, expect, test } from "vitest";
import { openCampaign } from "../../campaign.ts";
import { afterwards, counting, EVENING, lead, rows } from "./afterwards.ts";

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
