import { expect, test } from "vitest";
import { decide } from "../../../src/domain/turnout/decision.ts";
import { forecastOf } from "../../../src/domain/turnout/forecast.ts";
import { NO_HISTORY } from "../../../src/domain/turnout/history.ts";
import type { AssociationRecord } from "../../../src/domain/turnout/input.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { remember } from "../../../src/domain/turnout/remember.ts";
import { daily, on, record } from "./record.ts";

const decided = (morning: number, what: Partial<AssociationRecord>, history = NO_HISTORY) =>
  decide(forecastOf(on(morning, record(what)), PHONE_BANK_2018), history, PHONE_BANK_2018.messages);

test("a ping is remembered with the numbers it will be measured against", () => {
  const decision = decided(10, { reports: daily(0, 9, 5) });

  const history = remember(NO_HISTORY, decision);

  expect(history.sent).toEqual([{ kind: "behind", morning: 10, dials: 50, booked: 0 }]);
  expect(history.highest).toBe(decision.probability);
});

test("a quiet morning leaves only its probability", () => {
  const quiet = decided(10, { reports: daily(0, 9, 40) });

  expect(quiet.message).toBe("none");
  expect(remember({ sent: [], highest: 0.9 }, quiet)).toEqual({ sent: [], highest: 0.9 });
  expect(remember(NO_HISTORY, quiet).highest).toBe(quiet.probability);
});

test("a celebration is remembered, and once withdrawn remembered as withdrawn", () => {
  const reports = daily(0, 9, 80);
  const celebrating = remember(NO_HISTORY, decided(10, { reports }));

  const corrected = decided(11, { reports: [...reports, { day: 9, known: 11, dials: 0 }], goal: 790 }, celebrating);

  expect(celebrating.sent).toEqual([{ kind: "celebrate", morning: 10, occasion: "goal", withdrawn: false }]);
  expect(remember(celebrating, corrected).sent).toEqual([
    { kind: "celebrate", morning: 10, occasion: "goal", withdrawn: true },
  ]);
});
