import { describe, expect, test } from "vitest";
import { taken } from "../../src/domain/shift.ts";
import { shiftOf } from "../../src/store/activity/activities.ts";
import { talliesBetween } from "../../src/store/report/turnouts.ts";
import { walkInsOn } from "../../src/store/signup/walk-ins.ts";
import { day } from "../stage.ts";
import { ENGINES } from "../stores.ts";
import { type SmallHouse, smallHouse } from "./small-house.ts";

/** Tables that may know a person for good: who they are to us, not what they came to. */
const LASTING = new Set(["person", "account", "membership", "role"]);

/** The tables in which an id stands. */
const tracesOf = (small: SmallHouse, id: string): Promise<readonly string[]> =>
  small.house.store.read(async (db, t) => {
    const found: string[] = [];
    for (const [name, table] of Object.entries(t)) {
      if (!LASTING.has(name) && JSON.stringify(await db.select().from(table)).includes(id)) found.push(name);
    }
    return found;
  });

const came = async (small: SmallHouse) => {
  const associationId = await small.stage.association("Vantör");
  await small.house.seat("Ada", "activist", "Vantör");
  await small.house.seat("Lo", "activist", "Vantör");
  const leadId = await small.personId("Lo");
  const shift = await small.stage.shift({ day: "2022-08-05", start: "17:00", end: "19:00", leadId });
  await small.come("Ada", shift);
  await small.house.submit("Ada", `guests-set:${shift}`, { guests: "2" });
  await small.come("Bo", shift);
  await small.come("Cecilia", shift);
  await small.house.press("Cecilia", `signup-undo:${shift}`);
  await small.house.press("Ada", `alarm:${shift}`);
  await small.pass("2022-08-05 16:00");
  await small.house.press("Bo", `late:${shift}`);
  await small.pass("2022-08-05 20:00");
  await small.house.say("Ada", "/report 40 14 11");
  return { shift, associationId };
};

describe.each(ENGINES)("thirty days after an activity, on %s", (engine) => {
  test("nothing says who was there, and the counts are what they were", async () => {
    await using small = await smallHouse("2022-08-05 12:00", engine);
    const { shift, associationId } = await came(small);
    const campaignId = (await small.stage.campaign()).id;
    const counted = async () => {
      const found = await small.house.store.read((db) => shiftOf(db, { campaignId, shiftId: shift }));
      const week = { campaignId, from: day("2022-08-01"), to: day("2022-08-07") };
      return [found && taken(found), await small.house.store.read((db) => talliesBetween(db, week))];
    };
    const before = await counted();
    const people = await Promise.all(["Ada", "Bo", "Cecilia", "Lo"].map(small.personId));

    await small.house.tick("2022-09-04T03:30:00+02:00");
    const stillKnown = await Promise.all(people.map((id) => tracesOf(small, id)));
    await small.house.tick("2022-09-05T03:30:00+02:00");

    expect(stillKnown[0]).toContain("signUp");
    for (const id of people) expect(await tracesOf(small, id)).toEqual([]);
    expect(await counted()).toEqual(before);
    expect(await small.house.store.read((db) => walkInsOn(db, { shiftId: shift }))).toEqual([
      { name: "", associationId: undefined, people: 1 },
      { name: "Vantör", associationId, people: 3 },
    ]);
    expect(small.house.faults).toEqual([]);
  });

  test("keeps what is not that old", async () => {
    await using small = await smallHouse("2022-08-05 12:00", engine);
    await small.come("Ada", await small.stage.shift({ day: "2022-09-01", start: "17:00" }));
    const ada = await small.personId("Ada");

    await small.house.tick("2022-09-30T03:30:00+02:00");

    expect(await tracesOf(small, ada)).toContain("signUp");
  });

  test("a squad's seats without a name stay, those with one are counted once", async () => {
    await using small = await smallHouse("2022-08-05 12:00", engine);
    const associationId = await small.stage.association("Vantör");
    const shift = await small.stage.shift({ day: "2022-08-06", start: "17:00" });
    const { organisationId, id: campaignId } = await small.stage.campaign();
    await small.house.seat("Ada", "activist", "Vantör");
    await small.house.store.transact(async (tx, t) => {
      await tx
        .insert(t.squad)
        .values({ id: "squad", organisationId, shiftId: shift, associationId, seats: 4, createdAt: new Date(0) });
    });
    await small.come("Ada", shift);
    await small.house.store.transact(async (tx, t) => void (await tx.update(t.signUp).set({ squadId: "squad" })));
    const counted = async () => {
      const found = await small.house.store.read((db) => shiftOf(db, { campaignId, shiftId: shift }));
      return found && taken(found);
    };
    const before = await counted();

    await small.house.tick("2022-09-10T03:30:00+02:00");

    expect([before, await counted()]).toEqual([4, 4]);
  });

  test("nobody is known as having reserved seats that nobody took, or by what they began to write", async () => {
    await using small = await smallHouse("2022-08-05 12:00", engine);
    const associationId = await small.stage.association("Vantör");
    await small.house.seat("Olle", "organiser", "Vantör");
    await small.house.seat("Hedda", "coordinator");
    const [olle, hedda] = await Promise.all(["Olle", "Hedda"].map(small.personId));
    const shift = await small.stage.shift({
      day: "2022-08-06",
      start: "17:00",
      hosts: [{ name: "Vantör", associationId }],
    });
    const form = await small.house.press("Olle", `squad:${shift}`);
    await small.house.fill("Olle", form, { seats: "4" });
    await small.house.say("Hedda", '/reminder "varje måndag 12:00" dagens Hej');
    const before = await Promise.all([olle, hedda].map((id) => tracesOf(small, id ?? "")));

    await small.house.tick("2022-09-10T03:30:00+02:00");

    expect(before).toEqual([expect.arrayContaining(["squad"]), expect.arrayContaining(["draft"])]);
    expect(await Promise.all([olle, hedda].map((id) => tracesOf(small, id ?? "")))).toEqual([[], []]);
  });

  test("drops keys, codes and the record of what was done, each in its time", async () => {
    await using small = await smallHouse("2022-08-05 12:00", engine);
    await small.come("Ada", await small.stage.shift({ day: "2022-08-06", start: "17:00" }));
    const count = () =>
      small.house.store.read(async (db, t) => [
        (await db.select().from(t.seen)).length,
        (await db.select().from(t.post)).length,
        (await db.select().from(t.occurrence)).filter(({ moment }) => moment < new Date("2022-08-07T10:00:00Z")).length,
      ]);
    await small.pass("2022-08-07 12:00");
    const before = await count();

    await small.house.tick("2022-09-15T03:30:00+02:00");
    const inAMonth = await count();
    await small.house.tick("2022-12-24T03:30:00+01:00");

    expect(before.every((n) => n > 0)).toBe(true);
    expect([inAMonth[0], inAMonth[2]]).toEqual([0, before[2]]);
    expect((await count())[2]).toBe(0);
  });

  test("forgets reminders that will not come any more, and no others", async () => {
    await using small = await smallHouse("2022-08-05 12:00", engine);
    await small.house.seat("Hedda", "coordinator");
    for (const when of ["i morgon 12:00", "varje måndag 12:00"]) {
      const preview = await small.house.say("Hedda", `/reminder "${when}" dagens Hej`);
      await small.house.press("Hedda", preview.buttons[0]?.id ?? "");
    }
    const kept = () => small.house.store.read(async (db, t) => (await db.select().from(t.reminder)).length);

    await small.house.tick("2022-09-05T03:30:00+02:00");
    const stillBoth = await kept();
    await small.house.tick("2022-09-07T03:30:00+02:00");

    expect([stillBoth, await kept()]).toEqual([2, 1]);
  });
});
