import fc from "fast-check";
import { expect, test } from "vitest";
import { forecastOf } from "../../../src/domain/turnout/forecast.ts";
import type { AssociationRecord } from "../../../src/domain/turnout/input.ts";
import { PHONE_BANK_2018, parametersOf } from "../../../src/domain/turnout/parameters.ts";
import { anyRecord } from "./anyrecord.ts";
import { daily, on, record, signUps } from "./record.ts";

const forecast = (morning: number, what: Partial<AssociationRecord>) =>
  forecastOf(on(morning, record(what)), PHONE_BANK_2018);
const probability = (morning: number, what: Partial<AssociationRecord>): number =>
  forecast(morning, what).probability ?? Number.NaN;

test("an association with 450 of 725 dials, 4 shifts booked, and two days to hear of is on its way", () => {
  const dials = [0, 20, 40, 0, 60, 30, 40, 50, 60, 80, 0, undefined, 70, undefined];
  const what = {
    reports: dials.flatMap((made, day) => (made === undefined ? [] : [{ day, known: day + 1, dials: made }])),
    signUps: [signUps(4, 2), signUps(11, 2), signUps(12, 1), signUps(13, 1), signUps(16, 2), signUps(18, 2)],
  };

  const seen = forecast(14, what);

  // Worked step by step from the rule's formulas: q = 0.32632, Sk = 0.43876, Su = 0.56124, M = 910.91, V = 178937
  expect(seen.probability).toBeCloseTo(0.0243249, 6);
  expect(seen).toMatchObject({ dials: 450, booked: 4, reportedDays: 12, daysIn: 14, daysLeft: 7 });
  expect(seen.ask).toEqual({ total: 3, week: 3, commonNight: false });
});

test("with 4 shifts booked, 450 of 725 dials leave six shifts to ask for", () => {
  const what = { reports: [...daily(0, 8, 50), ...daily(9, 9, 0)], signUps: [signUps(15, 4)] };

  expect(forecast(10, what).ask.total).toBe(6);
});

test("no report is not zero: days reported as none make missing likelier than silence does", () => {
  expect(probability(10, { reports: daily(0, 9, 0) })).toBeGreaterThan(probability(10, {}));
});

test("booked shifts lower the probability", () => {
  const reports = daily(0, 9, 10);

  expect(probability(10, { reports, signUps: [signUps(15, 12)] })).toBeLessThan(probability(10, { reports }) - 0.3);
});

test("while nobody in the campaign is known to sign up, an empty booking list is no bad sign", () => {
  const reports = daily(0, 9, 20);

  const unused = probability(10, { reports, campaignSignUpsFrom: undefined });
  const usedByOthers = probability(10, { reports, campaignSignUpsFrom: 10 });
  const usedFromTomorrow = probability(10, { reports, campaignSignUpsFrom: 11 });

  expect(unused).toBeLessThan(usedByOthers - 0.05);
  expect(usedFromTomorrow).toBe(unused);
});

test("a goal that is reached is not missed", () => {
  expect(forecast(10, { reports: daily(0, 9, 80) })).toMatchObject({ probability: 0, ask: { total: 0 } });
});

test("a correction downward takes the goal away again", () => {
  const reports = [...daily(0, 9, 80), { day: 9, known: 12, dials: 0 }, { day: 8, known: 12, dials: 0 }];

  expect(probability(11, { reports })).toBe(0);
  expect(probability(12, { reports })).toBeGreaterThan(0);
});

test("without a goal, or days to reach it in, there is no probability but still a position", () => {
  const reports = daily(0, 9, 20);

  expect(forecast(10, { goal: undefined, reports })).toMatchObject({ probability: undefined, dials: 200 });
  expect(forecast(10, { goal: 0, reports })).toMatchObject({ probability: undefined, dials: 200 });
  expect(forecast(10, { window: { joined: 21, days: 21, firstWeekday: 6 } }).probability).toBeUndefined();
});

test("after the last day, when all is told, a missed goal is as good as certain", () => {
  expect(probability(21, { reports: daily(0, 20, 20) })).toBe(0.999);
});

test("the parameters decide: more dials a shift make the same bookings go further", () => {
  const input = on(10, record({ reports: daily(0, 9, 10), signUps: [signUps(15, 8)] }));

  const quick = forecastOf(input, parametersOf("phonebank", { dialling: { perCallerHour: 40 } }));

  expect(quick.probability).toBeLessThan((forecastOf(input, PHONE_BANK_2018).probability ?? 0) - 0.1);
});

test("whatever is recorded, the probability lies between .001 and .999, or is 0 at the goal", () => {
  fc.assert(
    fc.property(anyRecord, fc.integer({ min: -5, max: 45 }), (association, morning) => {
      const { probability, dials, goal = 0, ask } = forecastOf(on(morning, association), PHONE_BANK_2018);

      if (dials >= goal) expect(probability).toBe(0);
      else expect(probability).toSatisfy((p: number) => p >= 0.001 && p <= 0.999);
      expect(ask.week).toBeLessThanOrEqual(ask.total);
      expect(ask.week > 0).toBe(ask.total > 0);
    }),
  );
});

test("more dials on a day never make missing likelier, where that day's sign-ups do not account for them", () => {
  const cases = fc.record({
    association: anyRecord.filter(({ reports }) => reports.length > 0),
    morning: fc.integer({ min: 0, max: 36 }),
    which: fc.nat(),
    more: fc.integer({ min: 1, max: 400 }),
  });
  fc.assert(
    fc.property(cases, ({ association, morning, which, more }) => {
      const raised = association.reports[which % association.reports.length];
      const less = { ...association, signUps: association.signUps.filter(({ day }) => day !== raised?.day) };
      const reports = less.reports.map((report) =>
        report === raised ? { ...report, dials: report.dials + more } : report,
      );

      const before = forecastOf(on(morning, less), PHONE_BANK_2018).probability ?? 0;
      const after = forecastOf(on(morning, { ...less, reports }), PHONE_BANK_2018).probability ?? 0;

      expect(after).toBeLessThanOrEqual(before + 1e-6);
    }),
    { numRuns: 500 },
  );
});

test("nothing known after the morning changes it", () => {
  fc.assert(
    fc.property(anyRecord, fc.integer({ min: 0, max: 30 }), (association, morning) => {
      const known = {
        ...association,
        reports: association.reports.filter((report) => report.known <= morning),
        signUps: association.signUps
          .filter((signUp) => signUp.known <= morning)
          .map((signUp) => ({
            ...signUp,
            cancelled: signUp.cancelled !== undefined && signUp.cancelled <= morning ? signUp.cancelled : undefined,
          })),
      };

      expect(forecastOf(on(morning, association), PHONE_BANK_2018)).toEqual(
        forecastOf(on(morning, known), PHONE_BANK_2018),
      );
    }),
  );
});
