import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Clock, type Day, dayFrom, daysBetween, type Zone } from "../../src/domain/day.ts";
import { clockAt, dayAt, momentOf } from "../../src/domain/moment.ts";
import { type Campaign, DEFAULT_HOURS } from "../../src/domain/organisation.ts";
import { localMoments } from "../../src/jobs/local-days.ts";

const campaignIn = (zone: string): Campaign => ({
  id: "c",
  organisationId: "o",
  name: "",
  firstDay: "2026-01-01" as Day,
  lastDay: "2040-12-31" as Day,
  zone: zone as Zone,
  locale: "sv",
  hours: DEFAULT_HOURS,
  settings: {},
});

const zones = fc.constantFrom(
  "Europe/Stockholm",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "UTC",
);
const clocks = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((n) => `${n}`.padStart(2, "0")).join(":") as Clock);
/** Any day of 2026–2040, the days on which Stockholm's clocks change and 29 February more often. */
const days = fc.oneof(
  fc.nat(15 * 365 + 3).map((n) => addDays("2026-01-01" as Day, n)),
  fc
    .constantFrom("2027-03-28", "2027-10-31", "2028-02-29", "2028-03-26", "2036-02-29", "2040-10-28")
    .map((d) => d as Day),
);

test("every local date has its moment once, however the time between is cut up", () => {
  fc.assert(
    fc.property(
      zones,
      clocks,
      days,
      fc.array(fc.integer({ min: 1, max: 60 * 72 }), { minLength: 1, maxLength: 40 }),
      (zone, clock, first, steps) => {
        const campaign = campaignIn(zone);
        let from = momentOf(first, "00:00" as Clock, campaign.zone);
        const start = from;
        const found: Day[] = [];
        for (const minutes of steps) {
          const to = new Date(from.getTime() + minutes * 60_000);
          found.push(...localMoments(campaign, clock, from, to).map(({ day }) => day));
          from = to;
        }
        const last = dayAt(from, campaign.zone);
        const expected = Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => addDays(first, n)).filter(
          (day) => {
            const moment = momentOf(day, clock, campaign.zone);
            return moment > start && moment <= from;
          },
        );

        expect(found).toEqual(expected);
        expect(expected.length).toBeGreaterThanOrEqual(daysBetween(first, last) - 1);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ["2027-03-28", "02:30", "2027-03-28T01:00:00.000Z", "03:00"],
  ["2027-10-31", "02:30", "2027-10-31T00:30:00.000Z", "02:30"],
  ["2028-02-29", "07:00", "2028-02-29T06:00:00.000Z", "07:00"],
])("on %s a job set for %s comes once, at %s", (date, clock, moment, shown) => {
  const campaign = campaignIn("Europe/Stockholm");
  const [from, to] = [addDays(date as Day, -1), addDays(date as Day, 1)].map((d) => new Date(`${d}T12:00:00Z`));

  const found = localMoments(campaign, clock as Clock, from ?? new Date(0), to ?? new Date(0));

  expect(found.filter(({ day }) => day === date)).toEqual([{ day: date, moment: new Date(moment) }]);
  expect(clockAt(new Date(moment), campaign.zone)).toBe(shown);
});

test("29 February is a day only where the year has one", () => {
  expect([2026, 2027, 2028, 2029].map((year) => dayFrom(year, 2, 29))).toEqual([
    undefined,
    undefined,
    "2028-02-29",
    undefined,
  ]);
});
