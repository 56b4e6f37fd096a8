import { describe, expect, test } from "vitest";
import { openCampaign } from "../../campaign.ts";
import { afterwards, counting, EVENING, HANDOUT, rows } from "./afterwards.ts";

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
