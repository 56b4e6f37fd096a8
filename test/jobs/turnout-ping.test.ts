import { describe, expect, test } from "vitest";
import { turnoutPing } from "../../src/jobs/turnout-ping.ts";
import { markStalePosts } from "../../src/store/delivery/stale-posts.ts";
import { clock, day, summer } from "../stage.ts";
import { ENGINES } from "../stores.ts";
import { type PhoneBank, phoneBankOn } from "./turnout/phone-bank.ts";

/** Reports a few dials for each of the days from one to another. */
const few = async (bank: PhoneBank, associationId: string, first: number, last: number, dials = 4) => {
  for (let date = first; date <= last; date++) await bank.report(associationId, `2022-08-${date}`, dials);
};

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

  test("does not remember a ping that reached nobody", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 900 });
    await few(bank, huddinge, 21, 27, 0);
    await bank.mornings("2022-08-24");
    await bank.store.transact(async (tx, t) => void (await tx.update(t.post).set({ state: "parked" })));

    await bank.mornings("2022-08-25");

    expect(await bank.said()).toEqual(["08-24 ping to huddinge: behind", "08-25 ping to huddinge: behind"]);
  });

  test("tells an association without a closed channel through its organisers, privately", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 900, channel: "open" });
    await few(bank, huddinge, 21, 23, 0);
    await bank.organiser(huddinge, "anna");
    await bank.organiser(huddinge, "omar");

    await bank.mornings("2022-08-24");

    expect((await bank.said()).toSorted()).toEqual(["08-24 ping to anna: behind", "08-24 ping to omar: behind"]);
  });

  test("hands an association over to the coordinators, once, where nobody is there to hear", async () => {
    await using bank = await phoneBankOn(engine);
    for (const name of ["Huddinge", "Solna"]) {
      const id = await bank.join(name, { goal: 900, channel: "none" });
      await few(bank, id, 21, 31, 0);
    }

    await bank.mornings("2022-08-24", "2022-09-08");

    expect(await bank.said()).toEqual(["08-24 hand-over to samordning: nobody, nobody"]);
  });

  test("asks a person to take over when a week or less is left and the goal is all but lost", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 2_000 });
    await few(bank, huddinge, 21, 31, 20);

    await bank.mornings("2022-09-06");

    expect((await bank.said()).toSorted()).toEqual([
      "09-06 hand-over to samordning: late",
      "09-06 ping to huddinge: behind",
    ]);
  });

  test("praises a goal that is reached, and takes it back quietly when a correction undoes it", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 200 });
    await bank.report(huddinge, "2022-08-22", 210);
    await bank.mornings("2022-08-24");
    await bank.report(huddinge, "2022-08-22", 120, "2022-08-24 15:00");

    await bank.mornings("2022-08-25");

    expect(await bank.said()).toEqual(["08-24 ping to huddinge: goal"]);
    await bank.store.transact(markStalePosts);
    const [post] = await bank.store.read((db, t) => db.select().from(t.post));
    const [ping] = await bank.store.read((db, t) => db.select().from(t.ping));
    expect(post?.stale).toBe(true);
    expect(ping?.withdrawnAt).toEqual(summer("2022-08-25 11:30"));
  });

  test("praises an association that is back on pace", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 400 });
    await few(bank, huddinge, 21, 24, 0);
    await bank.mornings("2022-08-23", "2022-08-25");
    await bank.report(huddinge, "2022-08-25", 170);
    await bank.report(huddinge, "2022-08-26", 160);

    await bank.mornings("2022-08-27", "2022-08-28");

    expect((await bank.said()).filter((line) => line.endsWith("recovery"))).toHaveLength(1);
  });

  test("praises the best day so far, where nothing else is to be said and not twice in three days", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 600 });
    await few(bank, huddinge, 21, 22, 10);
    await bank.report(huddinge, "2022-08-23", 100);
    await bank.mornings("2022-08-24");
    await bank.report(huddinge, "2022-08-24", 120);

    await bank.mornings("2022-08-25");

    expect(await bank.said()).toEqual(["08-24 ping to huddinge: night"]);
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
