import { expect, test } from "vitest";
import { momentAfter, oneAtATime } from "../../../src/adapters/playground/clock.ts";
import type { Zone } from "../../../src/domain/day.ts";

const STOCKHOLM = "Europe/Stockholm" as Zone;
const at = (text: string) => new Date(text);

test("a set time is the campaign's, whatever zone the browser has", () => {
  expect(momentAfter({ kind: "set", local: "2022-08-17T07:00" }, at("2022-01-01T00:00:00Z"), STOCKHOLM)).toEqual(
    at("2022-08-17T05:00:00Z"),
  );
});

test("a day on keeps the time of day over the change to winter time", () => {
  expect(momentAfter({ kind: "day" }, at("2022-10-29T05:00:00Z"), STOCKHOLM)).toEqual(at("2022-10-30T06:00:00Z"));
});

test("an hour on is an hour, also where the clock repeats one", () => {
  expect(momentAfter({ kind: "hour" }, at("2022-10-30T00:30:00Z"), STOCKHOLM)).toEqual(at("2022-10-30T01:30:00Z"));
});

test.each(["2022-02-31T07:00", "2022-08-17T25:00", "2022-08-17"])("%s is no time to set", (local) => {
  expect(momentAfter({ kind: "set", local }, at("2022-08-17T05:00:00Z"), STOCKHOLM)).toBe("noSuchTime");
});

test("an hour that the zone skips is no time to set; one that comes twice is the first", () => {
  const set = (local: string) => momentAfter({ kind: "set", local }, at("2027-03-01T00:00:00Z"), STOCKHOLM);

  expect(set("2027-03-28T02:30")).toBe("hourSkipped");
  expect(set("2027-03-28T03:00")).toEqual(at("2027-03-28T01:00:00Z"));
  expect(set("2027-10-31T02:30")).toEqual(at("2027-10-31T00:30:00Z"));
});

test("a year is as far as one move goes ahead; back it goes as far as one likes", () => {
  const set = (local: string) => momentAfter({ kind: "set", local }, at("2022-08-17T05:00:00Z"), STOCKHOLM);

  expect(set("2023-08-17T07:00")).toEqual(at("2023-08-17T05:00:00Z"));
  expect(set("2023-08-19T07:00")).toBe("tooFar");
  expect(set("2014-08-19T07:00")).toEqual(at("2014-08-19T05:00:00Z"));
});

test("two moves at once run one after the other, and a failed one lets the next through", async () => {
  const log: string[] = [];
  const first = Promise.withResolvers<void>();
  const clockwork = oneAtATime({
    now: () => at("2022-08-17T05:00:00Z"),
    async set(moment) {
      log.push(`from ${moment.getUTCHours()}`);
      await first.promise;
      log.push(`to ${moment.getUTCHours()}`);
      throw new Error("broken");
    },
    async next() {
      log.push("next");
      return undefined;
    },
  });

  const set = clockwork.set(at("2022-08-17T06:00:00Z"));
  const next = clockwork.next();
  first.resolve();

  await expect(set).rejects.toThrow("broken");
  expect(await next).toBeUndefined();
  expect(log).toEqual(["from 6", "to 6", "next"]);
});
