import { expect, test } from "vitest";
import type { Decision } from "../../../src/domain/turnout/decision.ts";
import { goalInDials } from "../../../src/domain/turnout/goal.ts";
import type { AssociationRecord } from "../../../src/domain/turnout/input.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { replay } from "../../../src/domain/turnout/replay.ts";
import { daily, record, signUps } from "./record.ts";

const played = (what: Partial<AssociationRecord>, last?: number): readonly Decision[] => [
  ...replay(record(what), PHONE_BANK_2018, last),
];
const messages = (decisions: readonly Decision[]): readonly string[] =>
  decisions.filter(({ message }) => message !== "none").map(({ morning, message }) => `${morning} ${message}`);

test("an association without a goal is never pinged and nobody is told, however little it does", () => {
  const decisions = played({ goal: undefined, reports: daily(0, 20, 0) });

  expect(messages(decisions)).toEqual([]);
  expect(decisions.some(({ escalate }) => escalate)).toBe(false);
});

test("nor is one with an empty list", () => {
  const goal = goalInDials({ kind: "coverage", list: 0, share: 0.2 }, PHONE_BANK_2018);

  expect(messages(played({ goal, reports: daily(0, 20, 0) }))).toEqual([]);
});

test("one that joins late is left alone for three days, then counted from the day it joined", () => {
  const window = { joined: 9, days: 21, firstWeekday: 6 };

  const decisions = played({ window, reports: daily(9, 20, 0) });

  expect(decisions[0]?.morning).toBe(9);
  expect(messages(decisions)).toEqual(["12 behind", "15 behind", "18 behind"]);
});

test("one that joins in the last three days is never pinged", () => {
  expect(messages(played({ window: { joined: 18, days: 21, firstWeekday: 6 } }))).toEqual([]);
});

test("on the day the campaign ends there is only the status", () => {
  const last = played({ reports: daily(0, 20, 10) }).at(-1);

  expect(last).toMatchObject({ morning: 20, message: "none", escalate: false, dials: 200 });
  expect(last?.probability).toBeGreaterThan(0.99);
});

test("silence is answered by a question for reports, then by pings, then by a person", () => {
  const decisions = played({});

  expect(messages(decisions)).toEqual(["3 please-report", "6 behind", "9 behind", "12 behind"]);
  expect(decisions.filter(({ escalate }) => escalate).map(({ morning }) => morning)).toEqual([14, 15, 16, 17, 18, 19]);
});

test("new reports of none, corrections and cancellations do not answer a ping", () => {
  const decisions = played({
    reports: [{ day: 0, known: 1, dials: 40 }, ...daily(1, 20, 0), { day: 0, known: 11, dials: 20 }],
    signUps: [signUps(18, 3, 0, 14)],
  });

  expect(messages(decisions)).toEqual(["10 behind", "13 behind", "16 behind"]);
  expect(decisions[19]).toMatchObject({ message: "none", escalate: true });
});

test("after the stop a new booking brings the pings back, counted from none", () => {
  const decisions = played({ reports: daily(0, 20, 0), signUps: [signUps(20, 2, 14)] });

  expect(messages(decisions)).toEqual(["3 behind", "6 behind", "9 behind", "14 behind", "17 behind"]);
  expect([12, 13, 14].map((morning) => decisions[morning]?.escalate)).toEqual([true, true, true]);
  expect(decisions[14]?.daysLeft).toBe(7);
});

test("a correction downward counts as the latest report and takes the celebration back quietly", () => {
  const reports = [...daily(0, 20, 0).slice(1), { day: 0, known: 1, dials: 725 }, { day: 0, known: 6, dials: 72 }];

  const decisions = played({ reports }, 8);

  expect(messages(decisions)).toEqual(["1 celebrate", "8 behind"]);
  expect(decisions.filter(({ withdraw }) => withdraw).map(({ morning }) => morning)).toEqual([6]);
});

test("where nobody in the campaign signs up, an association that calls at its pace is left alone", () => {
  const reports = daily(0, 19, 25);

  expect(messages(played({ goal: 600, reports, campaignSignUpsFrom: undefined }, 10))).toEqual([]);
});

test("one association that does not sign up in a campaign that does keeps the formula", () => {
  const what = { goal: 600, reports: daily(0, 19, 25) };

  const [alone, among] = [undefined, 0].map((campaignSignUpsFrom) =>
    played({ ...what, campaignSignUpsFrom }, 10).at(-1),
  );

  expect(among?.probability).toBeGreaterThan(alone?.probability ?? 1);
});
