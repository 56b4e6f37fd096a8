import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { NO_FIGURES } from "../../../src/domain/figures.ts";
import { parametersFor } from "../../../src/domain/turnout/overrides.ts";
import { positionOf } from "../../../src/domain/turnout/position.ts";
import { forget } from "../../../src/store/people/retention.ts";
import { confirmReport, enterReport, reportOf } from "../../../src/store/report/reports.ts";
import { cancelSignUp } from "../../../src/store/signup/seating.ts";
import { turnoutRecords } from "../../../src/store/turnout/turnout-records.ts";
import { type PhoneBank, phoneBankOn } from "../../jobs/turnout/phone-bank.ts";
import { day, summer } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";

const PARAMETERS = parametersFor({});

/** An association's position on a morning, at 11:30 unless said otherwise. */
const standing = async (bank: PhoneBank, associationId: string, morning: string, today = "2022-10-02") => {
  const campaign = await bank.campaign();
  const look = { morning: day(morning), at: summer(`${morning} 11:30`), today: day(today) };
  const records = await bank.store.read((db) => turnoutRecords(db, campaign, look, PARAMETERS));
  const record = records.find((one) => one.associationId === associationId);
  if (!record) throw new Error("no record");
  const { dials, booked, unaccounted, reported } = positionOf(record.input, PARAMETERS);
  return { dials, booked, unaccounted, reported: reported.filter(Boolean).length };
};

const personal = async (
  bank: PhoneBank,
  of: {
    account: string;
    associationId: string;
    on: string;
    dials: number;
    shiftId?: string;
    held?: boolean;
    doors?: number;
  },
) => {
  const campaign = await bank.campaign();
  const enteredBy = await bank.person(of.account);
  const figures = { ...NO_FIGURES, dials: of.dials, doors: of.doors ?? 0 };
  const entered = await bank.store.transact((tx, t) =>
    enterReport(tx, t, {
      campaign,
      day: day(of.on),
      shiftId: of.shiftId,
      associationId: of.associationId,
      enteredBy,
      scope: "personal",
      held: of.held ?? false,
      figures,
      at: summer(`${of.on} 20:00`),
    }),
  );
  return entered.report.id;
};

describe.each(ENGINES)("what the turnout rule is fed, on %s", (engine) => {
  test("adds personal reports up, and a total takes their place", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    for (const [account, dials] of [
      ["a", 30],
      ["b", 25],
    ] as const)
      await personal(bank, { account, associationId: solna, on: "2022-08-22", dials });
    const before = await standing(bank, solna, "2022-08-23");

    await bank.report(solna, "2022-08-22", 70, "2022-08-23 18:00");

    expect(before).toMatchObject({ dials: 55, reported: 1 });
    expect(await standing(bank, solna, "2022-08-24")).toMatchObject({ dials: 70, reported: 1 });
  });

  test("sees an earlier morning as it was then", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    await bank.report(solna, "2022-08-22", 40);
    await bank.report(solna, "2022-08-22", 90, "2022-08-24 09:00");
    await bank.takeBack(await bank.report(solna, "2022-08-23", 15), "2022-08-25 09:00");

    const seen = [];
    for (const morning of ["2022-08-22", "2022-08-23", "2022-08-24", "2022-08-25"])
      seen.push((await standing(bank, solna, morning)).dials);

    expect(seen).toEqual([0, 40, 105, 90]);
  });

  test("sees an earlier morning as it was although totals came one after another since", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    await personal(bank, { account: "a", associationId: solna, on: "2022-08-22", dials: 30 });
    await bank.report(solna, "2022-08-22", 40, "2022-08-23 15:00");
    await bank.report(solna, "2022-08-22", 50, "2022-08-24 15:00");

    const seen = [];
    for (const morning of ["2022-08-23", "2022-08-24", "2022-08-25"])
      seen.push((await standing(bank, solna, morning)).dials);

    expect(seen).toEqual([30, 40, 50]);
  });

  test("takes what was only entered after the campaign as if it had been known the day after", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    await bank.report(solna, "2022-08-22", 40, "2022-10-01 12:00");
    await bank.report(solna, "2022-08-23", 60, "2022-10-01 12:01");

    const seen = [];
    for (const morning of ["2022-08-22", "2022-08-23", "2022-08-24"])
      seen.push((await standing(bank, solna, morning)).dials);

    expect(seen).toEqual([0, 40, 100]);
  });

  test("waits with unlikely figures until somebody confirms them", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    const held = await personal(bank, { account: "a", associationId: solna, on: "2022-08-22", dials: 900, held: true });
    const before = await standing(bank, solna, "2022-08-23");

    const campaign = await bank.campaign();
    await bank.store.transact(async (tx) => {
      const report = await reportOf(tx, { campaignId: campaign.id, id: held });
      if (report) await confirmReport(tx, { campaign, report });
    });

    expect(before).toMatchObject({ dials: 0, reported: 0 });
    expect(await standing(bank, solna, "2022-08-23")).toMatchObject({ dials: 900, reported: 1 });
  });

  test("takes a report from something else than a phone bank for no day of calls", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    const shiftId = await bank.shift({ day: "2022-08-22", start: "17:00", kind: "canvass" });
    await personal(bank, { account: "a", associationId: solna, on: "2022-08-22", dials: 0, doors: 40, shiftId });

    expect(await standing(bank, solna, "2022-08-23")).toMatchObject({ dials: 0, reported: 0 });
  });

  test("counts seats by the two hours: longer shifts more, guests too, waiting and cancelled ones not", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    const long = await bank.shift({ day: "2022-08-25", start: "16:00", end: "19:00", capacity: 3 });
    const untimed = await bank.shift({ day: "2022-08-26" });
    const people = await Promise.all(["a", "b", "c"].map((account) => bank.person(account)));
    const [a = "", b = "", c = ""] = people;
    await bank.signUp(a, long, summer("2022-08-22 12:00"), 3, solna);
    await bank.signUp(b, long, summer("2022-08-22 12:01"), 1, solna);
    await bank.signUp(b, untimed, summer("2022-08-22 12:02"), 1, solna);
    await bank.signUp(c, untimed, summer("2022-08-22 12:03"), 1, solna);
    const campaign = await bank.campaign();
    const at = summer("2022-08-22 13:00");
    await bank.store.transact((tx) => cancelSignUp(tx, { campaign, shiftId: untimed, personId: c, at }));

    expect(await standing(bank, solna, "2022-08-23")).toMatchObject({ booked: 5.5, unaccounted: 0 });
    expect(await standing(bank, solna, "2022-08-26")).toMatchObject({ booked: 1, unaccounted: 4.5 });
  });

  test("sees an earlier morning's sign-ups as they stood, although they were cancelled since", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    const shiftId = await bank.shift({ day: "2022-08-27", start: "17:00", end: "19:00" });
    const personId = await bank.person("a");
    await bank.signUp(personId, shiftId, summer("2022-08-22 12:00"), 2, solna);
    const campaign = await bank.campaign();
    const at = summer("2022-08-24 12:00");
    await bank.store.transact((tx) => cancelSignUp(tx, { campaign, shiftId, personId, at }));

    const seen = [];
    for (const morning of ["2022-08-22", "2022-08-23", "2022-08-24", "2022-08-25"])
      seen.push((await standing(bank, solna, morning)).booked);

    expect(seen).toEqual([0, 2, 2, 0]);
  });

  test("keeps count of sign-ups whose names are forgotten", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    const shiftId = await bank.shift({ day: "2022-08-23", start: "17:00", end: "19:00" });
    await bank.signUp(await bank.person("a"), shiftId, summer("2022-08-22 12:00"), 2, solna);
    const before = await standing(bank, solna, "2022-08-25");

    const { organisationId } = await bank.campaign();
    await bank.store.transact((tx) =>
      forget(tx, { organisationId, before: day("2022-09-02") }, summer("2022-10-02 03:30")),
    );

    expect(before).toMatchObject({ unaccounted: 2 });
    expect(await standing(bank, solna, "2022-08-25")).toEqual(before);
  });

  test("knows whether anybody in the campaign uses sign-ups, even where all have cancelled", async () => {
    await using bank = await phoneBankOn(engine);
    await bank.join("Solna", { goal: 500 });
    await bank.store.transact(async (tx, t) => void (await tx.update(t.signUp).set({ state: "cancelled" })));
    const campaign = await bank.campaign();

    const inUse = [];
    for (const at of ["2022-08-19 12:00", "2022-08-21 12:00"]) {
      const look = { morning: day("2022-08-21"), at: summer(at), today: day("2022-08-22") };
      const [record] = await bank.store.read((db) => turnoutRecords(db, campaign, look, PARAMETERS));
      inUse.push(record?.input.campaignSignUpsFrom);
    }

    expect(inUse).toEqual([undefined, 0]);
  });

  test("counts a squad's seats once, by name or not", async () => {
    await using bank = await phoneBankOn(engine);
    const solna = await bank.join("Solna", { goal: 500 });
    const shiftId = await bank.shift({ day: "2022-08-25", start: "17:00", end: "19:00" });
    const a = await bank.person("a");
    const { organisationId } = await bank.campaign();
    await bank.store.transact(async (tx, t) => {
      const squad = { id: "squad", organisationId, shiftId, associationId: solna, seats: 4 };
      await tx.insert(t.squad).values({ ...squad, createdAt: summer("2022-08-21 12:00") });
    });
    await bank.signUp(a, shiftId, summer("2022-08-22 12:00"), 1, solna);
    await bank.store.transact(
      async (tx, t) => void (await tx.update(t.signUp).set({ squadId: "squad" }).where(eq(t.signUp.personId, a))),
    );

    expect(await standing(bank, solna, "2022-08-23")).toMatchObject({ booked: 4 });
  });
});
