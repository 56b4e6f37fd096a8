import { describe, expect, test } from "vitest";
import { ENGINES } from "../stores.ts";
import { type SmallHouse, smallHouse, told } from "./small-house.ts";

const SHIFT = { day: "2022-08-17", start: "17:00", end: "19:00" };

/** A shift of an association's, with Ada on it, in the middle of the day before. */
const evening = async (small: SmallHouse, plan: { readonly lead?: string; readonly organiser?: string } = {}) => {
  const associationId = await small.stage.association("Vantör");
  if (plan.organiser) await small.house.seat(plan.organiser, "organiser", "Vantör");
  if (plan.lead) await small.house.seat(plan.lead, "activist", "Vantör");
  const leadId = plan.lead ? await small.personId(plan.lead) : undefined;
  const hosts = [{ name: "Vantör", associationId }];
  const shift = await small.stage.shift({ ...SHIFT, hosts, ...(leadId ? { leadId } : {}) });
  await small.come("Ada", shift);
  return shift;
};

describe.each(ENGINES)("who comes late or not at all, on %s", (engine) => {
  test("reaches the shift's lead by name, privately and once", async () => {
    await using small = await smallHouse("2022-08-17 15:30", engine);
    const shift = await evening(small, { lead: "Lo", organiser: "Olle" });

    const first = await small.house.press("Ada", `late:${shift}`);
    const second = await small.house.press("Ada", `late:${shift}`);
    const arrived = await small.pass("2022-08-17 15:31");

    expect(first.text).toBe("Tack för att du säger till. Jag har fört det vidare.");
    expect(second.text).toBe("Det har jag redan sagt till om.");
    expect(told(arrived, "absence")).toHaveLength(1);
    expect(told(arrived, "absence")[0]).toMatch(
      /^Lo: Blir sen: .+\.\nOnsdag 17 augusti 17:00–19:00, Kungsholmen, ringstuga\. 1 kommer/,
    );
  });

  test("reaches the lead too when somebody can't come after all", async () => {
    await using small = await smallHouse("2022-08-17 15:30", engine);
    const shift = await evening(small, { lead: "Lo", organiser: "Olle" });

    await small.house.press("Ada", `cannot:${shift}`);
    const arrived = await small.pass("2022-08-17 15:31");

    expect(told(arrived, "absence")).toHaveLength(1);
    expect(told(arrived, "absence")[0]).toMatch(/^Lo: Kan inte komma: .+\n.+ 0 kommer/);
  });

  test("reaches the organisers of its hosts where nobody leads it", async () => {
    await using small = await smallHouse("2022-08-17 15:30", engine);
    const shift = await evening(small, { organiser: "Olle" });

    const answer = await small.house.press("Ada", `cannot:${shift}`);
    const arrived = await small.pass("2022-08-17 15:31");

    expect(answer.text).toContain("Du är avanmäld");
    expect(answer.buttons.map(({ id }) => id)).toEqual([`signup-again:${shift}`]);
    expect(told(arrived, "absence")[0]).toMatch(/^Olle: Kan inte komma: /);
    expect(told(arrived, "absence")[0]).toContain("0 kommer");
  });

  test("reaches the coordinators' channel without a name where there is neither", async () => {
    await using small = await smallHouse("2022-08-17 15:30", engine);
    const shift = await evening(small);

    await small.house.press("Ada", `late:${shift}`);
    const arrived = await small.pass("2022-08-17 15:31");

    expect(told(arrived, "absence")).toEqual([
      "#samordning: Någon blir sen.\nOnsdag 17 augusti 17:00–19:00, Kungsholmen, ringstuga. 1 kommer, 19 till behövs.",
    ]);
  });

  test("lets the lead sleep, unless the shift is near", async () => {
    await using small = await smallHouse("2022-08-16 22:00", engine);
    const shift = await evening(small, { lead: "Lo" });
    const early = await small.stage.shift({
      ...SHIFT,
      start: "06:30",
      end: "09:00",
      leadId: await small.personId("Lo"),
    });
    await small.come("Ada", early);

    await small.house.press("Ada", `late:${shift}`);
    const night = await small.pass("2022-08-17 05:00");
    await small.house.press("Ada", `late:${early}`);
    const dawn = await small.pass("2022-08-17 05:01");
    const morning = await small.pass("2022-08-17 07:00");

    expect(told(night, "absence")).toEqual([]);
    expect(told(dawn, "absence")).toHaveLength(1);
    expect(told(morning, "absence")).toHaveLength(1);
  });

  test("is refused to who does not come, and when it is over", async () => {
    await using small = await smallHouse("2022-08-17 15:30", engine);
    const shift = await evening(small);
    await small.house.seat("Bo");

    const stranger = await small.house.press("Bo", `late:${shift}`);
    const nowhere = await small.house.press("Ada", "cannot:nosuchshift");
    await small.pass("2022-08-17 19:00");
    const afterwards = await small.house.press("Ada", `cannot:${shift}`);

    expect([stranger, nowhere, afterwards].map(({ refused }) => refused)).toEqual([true, true, true]);
    expect(afterwards.text).toBe("Det passet är redan över.");
  });

  test("leaves with the person: what was said about them is erased", async () => {
    await using small = await smallHouse("2022-08-17 15:30", engine);
    const shift = await evening(small, { lead: "Lo" });
    await small.house.press("Ada", `late:${shift}`);
    const personId = await small.personId("Ada");

    await small.house.press("Ada", "mydata-erased");

    const posts = await small.house.store.read((db, t) => db.select().from(t.post));
    expect(JSON.stringify(posts)).not.toContain(personId);
  });
});
