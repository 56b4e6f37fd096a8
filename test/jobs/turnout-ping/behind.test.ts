import { describe, expect, test } from "vitest";
import { turnoutPing } from "../../../src/jobs/turnout-ping.ts";
import { clock, day, summer } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";
import { phoneBankOn } from "../turnout/phone-bank.ts";
import { few } from "./few.ts";

describe.each(ENGINES)("the morning's look at turnout, on %s", (engine) => {
  test("asks an association that falls behind in its closed channel, at 11:30 and until 20:00", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 700 });
    await few(bank, huddinge, 21, 28);

    await bank.mornings("2022-08-29");

    expect(await bank.said()).toEqual(["08-29 ping to huddinge: behind"]);
    const [post] = await bank.store.read((db, t) => db.select().from(t.post));
    expect(post).toMatchObject({ dueAt: summer("2022-08-29 11:30"), until: summer("2022-08-29 20:00") });
  });

  test("keeps what it knew in mind: dials, shifts booked and the ask", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 700 });
    await few(bank, huddinge, 21, 30);
    const shiftId = await bank.shift({ day: "2022-09-02", start: "17:00", end: "20:00" });
    const anna = await bank.organiser(huddinge, "anna");
    await bank.signUp(anna, shiftId, summer("2022-08-26 12:00"), 2, huddinge);

    await bank.mornings("2022-08-31");

    const [ping] = await bank.store.read((db, t) => db.select().from(t.ping));
    expect(ping).toMatchObject({ dials: 40, goal: 700, bookedMinutes: 360, askTotal: 19, day: "2022-08-31" });
  });

  test.each([
    ["without a goal", { goal: undefined }],
    ["with an empty promise", { goal: 0 }],
  ])("never pings an association %s", async (_, { goal }) => {
    await using bank = await phoneBankOn(engine);
    await bank.join("Huddinge", goal === undefined ? {} : { goal });

    await bank.mornings("2022-08-21", "2022-09-10");

    expect(await bank.said()).toEqual([]);
  });

  test("leaves an association alone before the campaign, in its first three days and on the last", async () => {
    await using bank = await phoneBankOn(engine);
    const early = await bank.join("Huddinge", { goal: 900 });
    await bank.join("Solna", { goal: 900, on: "2022-09-07" });
    await few(bank, early, 21, 31, 0);

    await bank.mornings("2022-08-18", "2022-08-23");
    await bank.mornings("2022-09-08", "2022-09-10");

    expect((await bank.said()).filter((line) => line.includes("solna"))).toEqual([]);
    expect((await bank.said()).filter((line) => /08-2[0-3]|09-10/.test(line))).toEqual([]);
  });

  test("asks for reports first, once, where fewer than a third of the days have any", async () => {
    await using bank = await phoneBankOn(engine);
    await bank.join("Huddinge", { goal: 900 });

    await bank.mornings("2022-08-24", "2022-09-05");

    const said = (await bank.said()).filter((line) => line.includes("ping"));
    expect(said[0]).toMatch(/please-report$/);
    expect(said.filter((line) => line.endsWith("please-report"))).toHaveLength(1);
    expect(said[1]).toMatch(/behind$/);
  });

  test("sends at most one message in three days, and after three unanswered ones a person is asked to take over, once", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 900 });
    await few(bank, huddinge, 21, 31, 0);

    await bank.mornings("2022-08-24", "2022-09-08");

    expect(await bank.said()).toEqual([
      "08-24 ping to huddinge: behind",
      "08-27 ping to huddinge: behind",
      "08-30 ping to huddinge: behind",
      "09-02 hand-over to samordning: unanswered",
    ]);
  });

  test("begins anew when dials or sign-ups have grown since", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 900 });
    await few(bank, huddinge, 21, 29, 0);
    await bank.mornings("2022-08-24", "2022-08-30");
    await bank.report(huddinge, "2022-08-30", 12);

    await bank.mornings("2022-08-31", "2022-09-02");

    expect((await bank.said()).at(-1)).toBe("09-02 ping to huddinge: behind");
  });

  test("looks afresh: what was told a minute ago counts, the day before's with it", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 700 });
    await few(bank, huddinge, 21, 27);
    await bank.report(huddinge, "2022-08-28", 700, "2022-08-29 11:29");

    await bank.mornings("2022-08-29");

    expect(await bank.said()).toEqual(["08-29 ping to huddinge: goal"]);
  });

  test("counts a squad's seats, and a confirmed total instead of the personal figures it replaces", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 700 });
    const shiftId = await bank.shift({ day: "2022-09-06", start: "17:00", end: "19:00" });
    const { organisationId } = await bank.campaign();
    await bank.store.transact(async (tx, t) => {
      const squad = { id: "squad", organisationId, shiftId, associationId: huddinge, seats: 3 };
      await tx.insert(t.squad).values({ ...squad, createdAt: summer("2022-08-20 12:00") });
    });
    await bank.report(huddinge, "2022-08-22", 40);
    await bank.report(huddinge, "2022-08-22", 20, "2022-08-23 09:00");

    await bank.mornings("2022-09-03");

    const [ping] = await bank.store.read((db, t) => db.select().from(t.ping));
    expect(ping).toMatchObject({ dials: 20, bookedMinutes: 360 });
  });

  test("says nothing more while somebody asked for peace", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 900 });
    await few(bank, huddinge, 21, 31, 0);
    await bank.mornings("2022-08-24");
    await bank.store.transact(
      async (tx, t) => void (await tx.update(t.followUp).set({ quietUntil: day("2022-08-31") })),
    );

    await bank.mornings("2022-08-25", "2022-08-31");

    expect(await bank.said()).toEqual(["08-24 ping to huddinge: behind", "08-31 ping to huddinge: behind"]);
  });

  test("keeps a campaign's own figures of the rule", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 900 });
    await few(bank, huddinge, 21, 31, 0);
    await bank.change({ settings: { turnout: { messages: { daysBetweenMessages: 5 } } } });

    await bank.mornings("2022-08-24", "2022-08-29");

    expect(await bank.said()).toEqual(["08-24 ping to huddinge: behind", "08-29 ping to huddinge: behind"]);
  });
});

test("pings keep out of the night, whatever hour a campaign sets", async () => {
  await using bank = await phoneBankOn("sqlite");
  await bank.changeHours({ ping: clock("06:00") });

  const due = await bank.store.read(async (db) =>
    turnoutPing.due(await bank.campaign(), summer("2022-08-25 00:00"), summer("2022-08-25 23:59"), db),
  );

  expect(due.map(({ moment, until }) => [moment, until])).toEqual([
    [summer("2022-08-25 09:00"), summer("2022-08-25 20:00")],
  ]);
});
