import { describe, expect, test } from "vitest";
import { simulateCampaigns } from "../../../bench/simulation.ts";
import { addDays, type Day } from "../../../src/domain/day.ts";
import type { AssociationRecord } from "../../../src/domain/turnout/input.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { replay } from "../../../src/domain/turnout/replay.ts";
import { readRecordedCampaigns } from "../../../src/imports/recorded/campaigns.ts";
import { setGoal } from "../../../src/store/organisation/associations.ts";
import { cancelSignUp } from "../../../src/store/signup/seating.ts";
import { outlooksOn } from "../../../src/store/turnout/outlooks.ts";
import { folderWith } from "../../imports/recorded/folder.ts";
import { DAYS, type PhoneBank, phoneBankOn } from "../../jobs/turnout/phone-bank.ts";
import { day, summer } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";

const FIRST = day(DAYS.firstDay);
const LENGTH = 21;
const on = (number: number): Day => addDays(FIRST, number);
/** What is known on a morning was entered the evening before. */
const eve = (morning: number, clock: string): string => `${on(morning - 1)} ${clock}`;

type Recorded = AssociationRecord & { readonly name: string };

/** Made-up associations, every third of whose reports is halved two days later. */
const recorded = async (): Promise<readonly Recorded[]> => {
  const { files } = simulateCampaigns(3, { campaigns: 1, associations: 5, days: LENGTH });
  await using folder = await folderWith(files);
  const [campaign] = await readRecordedCampaigns(folder.path);
  return (campaign?.associations ?? []).map(({ reports, window, signUps, ...same }) => ({
    ...same,
    window: { ...window, firstWeekday: 6 },
    // Somebody else signs up before the first day.
    campaignSignUpsFrom: 0,
    signUps,
    reports: reports.flatMap((report, n) => {
      const corrected = { ...report, known: report.known + 2, dials: Math.floor(report.dials / 2) };
      return n % 3 === 0 ? [report, corrected] : [report];
    }),
  }));
};

type Fact = { readonly at: string; readonly happens: () => Promise<unknown> };

/** Joins the association now; what becomes known of it, each at its time. */
const factsOf = async (bank: PhoneBank, record: Recorded): Promise<readonly Fact[]> => {
  const campaign = await bank.campaign();
  const associationId = await bank.association(record.name);
  const promise = { unit: "share", value: 8_820 } as const;
  const goal = { associationId, listSize: record.goal, promise, joinedOn: on(record.window.joined) };
  const { id: campaignId, organisationId } = campaign;
  await bank.store.transact((tx) => setGoal(tx, { campaignId, organisationId }, goal));
  const reports = record.reports.map(({ day: number, known, dials }): Fact => {
    const at = eve(known, "21:00");
    return { at, happens: () => bank.report(associationId, on(number), dials, at) };
  });
  const signUps = await Promise.all(
    record.signUps.map(async ({ day: number, known, cancelled, shifts }): Promise<readonly Fact[]> => {
      const shiftId = await bank.shift({ day: on(number), start: "18:00", end: "20:00" });
      const personId = await bank.person(`${record.name}-${number}-${known}`);
      const at = eve(known, "12:00");
      const signs: Fact = { at, happens: () => bank.signUp(personId, shiftId, summer(at), shifts, associationId) };
      if (cancelled === undefined) return [signs];
      const until = eve(cancelled, "13:00");
      const seat = { campaign, shiftId, personId, at: summer(until) };
      return [signs, { at: until, happens: () => bank.store.transact((tx) => cancelSignUp(tx, seat)) }];
    }),
  );
  return [...reports, ...signUps.flat()];
};

const seen = async (bank: PhoneBank, morning: number, now: Date) => {
  const campaign = await bank.campaign();
  const outlooks = await bank.store.read((db) => outlooksOn(db, campaign, on(morning), now));
  return outlooks.map(({ name, decision: { dials, booked, probability, ask } }) => ({
    line: `${name} ${morning}: ${dials} dials, ${booked} booked, ask ${ask.total} (${ask.week})`,
    probability,
  }));
};

describe.each(ENGINES)("what the store says of a campaign, on %s", (engine) => {
  test("is what the rule says of the same campaign recorded, as it happens and looked back upon", async () => {
    const records = (await recorded()).filter(({ goal }) => goal);
    await using bank = await phoneBankOn(engine);
    const facts: Fact[] = [];
    for (const record of records) facts.push(...(await factsOf(bank, record)));
    facts.sort((a, b) => a.at.localeCompare(b.at));

    const live = [];
    for (let morning = 0; morning < LENGTH; morning++) {
      const now = `${on(morning)} 11:30`;
      while ((facts[0]?.at ?? now) < now) await facts.shift()?.happens();
      live.push(...(await seen(bank, morning, summer(now))));
    }
    const back = [];
    for (let morning = 0; morning < LENGTH; morning++)
      back.push(...(await seen(bank, morning, summer("2022-09-11 12:00"))));

    const told = records.flatMap((record) =>
      [...replay(record, PHONE_BANK_2018)].map(({ morning, dials, booked, probability, ask }) => ({
        line: `${record.name} ${morning}: ${dials} dials, ${booked} booked, ask ${ask.total} (${ask.week})`,
        probability,
      })),
    );
    const joined = (line: string): boolean => told.some((one) => one.line.split(":")[0] === line.split(":")[0]);
    const order = (a: { line: string }, b: { line: string }): number => (a.line < b.line ? -1 : 1);
    expect(live.filter(({ line }) => joined(line)).toSorted(order)).toEqual(told.toSorted(order));
    expect(back.filter(({ line }) => joined(line)).toSorted(order)).toEqual(told.toSorted(order));
  });
});
