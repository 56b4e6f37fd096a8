import fc from "fast-check";
import type { AssociationRecord } from "../../../src/domain/turnout/input.ts";

const day = fc.integer({ min: 0, max: 34 });
const delay = fc.integer({ min: 1, max: 6 });

const report = fc.record({ day, delay, dials: fc.integer({ min: 0, max: 300 }) });
const signUp = fc.record({
  day,
  notice: fc.nat(10),
  kept: fc.option(fc.nat(12), { nil: undefined }),
  shifts: fc.nat(12),
});

/** Any association with a goal, in a campaign of 1 to 35 days that it may join late. */
export const anyRecord: fc.Arbitrary<AssociationRecord> = fc
  .record({
    goal: fc.integer({ min: 1, max: 4_000 }),
    days: fc.integer({ min: 1, max: 35 }),
    late: fc.double({ min: 0, max: 0.99, noNaN: true }),
    firstWeekday: fc.nat(6),
    reports: fc.array(report, { maxLength: 30 }),
    signUps: fc.array(signUp, { maxLength: 20 }),
    campaignSignUpsFrom: fc.option(fc.nat(20), { nil: undefined }),
  })
  .map(({ goal, days, late, firstWeekday, reports, signUps, campaignSignUpsFrom }) => ({
    goal,
    window: { joined: Math.floor(late * days), days, firstWeekday },
    reports: reports.map(({ day, delay, dials }) => ({ day, known: day + delay, dials })),
    signUps: signUps.map(({ day, notice, kept, shifts }) => ({
      day,
      known: day - notice,
      cancelled: kept === undefined ? undefined : day - notice + kept,
      shifts,
    })),
    campaignSignUpsFrom,
  }));
