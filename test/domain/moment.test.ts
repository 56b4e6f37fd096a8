import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Clock, Day, Zone } from "../../src/domain/day.ts";
import { clockAt, dayAt, momentOf, standingOf } from "../../src/domain/moment.ts";

const STOCKHOLM = "Europe/Stockholm" as Zone;
const at = (day: string, clock: string, zone: Zone = STOCKHOLM) =>
  momentOf(day as Day, clock as Clock, zone).toISOString();

describe("a wall-clock time on a day", () => {
  test.each([
    ["2022-08-17", "07:00", "2022-08-17T05:00:00.000Z"],
    ["2022-12-17", "07:00", "2022-12-17T06:00:00.000Z"],
    ["2022-08-17", "24:00", "2022-08-17T22:00:00.000Z"],
    ["2022-12-31", "24:00", "2022-12-31T23:00:00.000Z"],
    ["2027-03-28", "01:59", "2027-03-28T00:59:00.000Z"],
    ["2027-03-28", "02:00", "2027-03-28T01:00:00.000Z"],
    ["2027-03-28", "02:30", "2027-03-28T01:00:00.000Z"],
    ["2027-03-28", "03:00", "2027-03-28T01:00:00.000Z"],
    ["2027-10-31", "02:30", "2027-10-31T00:30:00.000Z"],
    ["2027-10-31", "03:00", "2027-10-31T02:00:00.000Z"],
  ])("%s %s is %s in Stockholm", (day, clock, moment) => {
    expect(at(day, clock)).toBe(moment);
  });

  test("follows zones with other gaps", () => {
    expect(at("2027-10-03", "02:15", "Australia/Lord_Howe" as Zone)).toBe("2027-10-02T15:30:00.000Z");
    expect(at("2022-09-11", "00:30", "America/Santiago" as Zone)).toBe("2022-09-11T04:00:00.000Z");
  });

  test.each([
    ["2027-03-28", "02:30", "missing"],
    ["2027-03-28", "03:00", "once"],
    ["2027-10-31", "02:30", "twice"],
    ["2027-10-31", "03:00", "once"],
    ["2022-08-17", "24:00", "once"],
  ])("%s %s is there %s", (day, clock, standing) => {
    expect(standingOf(day as Day, clock as Clock, STOCKHOLM)).toBe(standing);
  });

  test("is what a moment says of itself, wherever it is there", () => {
    const zones = fc.constantFrom("Europe/Stockholm", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "UTC");
    const minutes = fc.integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2045, 0) / 60_000 });

    fc.assert(
      fc.property(zones, minutes, (name, minute) => {
        const zone = name as Zone;
        const moment = new Date(minute * 60_000);
        const [day, clock] = [dayAt(moment, zone), clockAt(moment, zone)];
        const back = momentOf(day, clock, zone);

        expect([dayAt(back, zone), clockAt(back, zone)]).toEqual([day, clock]);
        expect(back <= moment).toBe(true);
        if (standingOf(day, clock, zone) === "once") expect(back).toEqual(moment);
      }),
    );
  });
});
