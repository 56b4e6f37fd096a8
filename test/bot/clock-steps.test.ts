import fc from "fast-check";
import { expect, test } from "vitest";
import { scheduler } from "../../src/bot/scheduler.ts";
import { addDays, type Clock, type Day, weekdayOf } from "../../src/domain/day.ts";
import { dayAt, momentOf } from "../../src/domain/moment.ts";
import { dailySchedule } from "../../src/jobs/daily-schedule.ts";
import { reminder } from "../../src/jobs/reminder.ts";
import { addReminder } from "../../src/store/delivery/reminders.ts";
import { day, stageOn } from "../stage.ts";
import { keptLog } from "./log.ts";

const HOUR = 60;
const DAY = 24 * HOUR;
/** How the clock goes from one look to the next, in minutes: on, through an outage, or wrong by an hour or a day. */
const going = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 5 * HOUR }) },
  { weight: 2, arbitrary: fc.integer({ min: 6 * HOUR, max: 4 * DAY }) },
  { weight: 2, arbitrary: fc.constantFrom(HOUR, -HOUR, DAY, -DAY) },
);
const clocks = fc.oneof(
  fc.constantFrom("02:30", "03:00", "07:00", "00:00", "23:59").map((text) => text as Clock),
  fc.nat(24 * 60 - 1).map((n) => new Date(n * 60_000).toISOString().slice(11, 16) as Clock),
);
const weekdays = fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 7 });
const starts = fc.oneof(
  fc.constantFrom("2027-03-26", "2027-10-29", "2028-02-27", "2032-02-27").map(day),
  fc.nat(15 * 365).map((n) => addDays(day("2026-01-01"), n)),
);

test("whatever the clock does, each local date of what an organiser repeats fires once or is recorded as skipped once", async () => {
  await using stage = await stageOn("sqlite", { firstDay: "2026-01-01", lastDay: "2041-12-31" });
  const { zone, organisationId } = await stage.campaign();
  const personId = await stage.person("hedda");

  await fc.assert(
    fc.asyncProperty(
      starts,
      clocks,
      weekdays,
      fc.array(going, { minLength: 5, maxLength: 30 }),
      async (first, clock, days, steps) => {
        let at = momentOf(first, "12:00" as Clock, zone).getTime();
        const since = new Date(at);
        await stage.store.transact(async (tx, t) => {
          for (const table of [t.occurrence, t.post, t.tick, t.reminder]) await tx.delete(table);
          await addReminder(tx, {
            organisationId,
            personId,
            target: { kind: "channel", purpose: "daily" },
            recurrence: { kind: "weekly", weekdays: days, clock },
            text: "Hej",
            at: since,
          });
        });
        const log = keptLog();
        const { tick } = scheduler({ store: stage.store, jobs: [reminder], log });
        await tick(since);
        let furthest = at;
        for (const minutes of steps) {
          at += minutes * 60_000;
          furthest = Math.max(furthest, at);
          await tick(new Date(at));
        }

        const rows = await stage.store.read((db, t) => db.select().from(t.occurrence));
        const passed: Date[] = [];
        for (let date = first; date <= dayAt(new Date(furthest), zone); date = addDays(date, 1)) {
          const moment = momentOf(date, clock, zone);
          if (days.includes(weekdayOf(date)) && moment > since && moment.getTime() <= furthest) passed.push(moment);
        }
        expect(log.faults).toEqual([]);
        expect(rows.map(({ moment }) => moment).toSorted((a, b) => a.getTime() - b.getTime())).toEqual(passed);
        expect((await stage.outbox()).filter(({ view }) => view === "reminder")).toHaveLength(
          rows.filter(({ state }) => state === "claimed").length,
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("whatever the clock does, each local date fires once or is recorded as skipped once, and none is forgotten", async () => {
  await using stage = await stageOn("sqlite", { firstDay: "2026-01-01", lastDay: "2041-12-31" });
  await stage.change({ settings: { emptyDays: true } });
  const { zone } = await stage.campaign();

  await fc.assert(
    fc.asyncProperty(starts, clocks, fc.array(going, { minLength: 5, maxLength: 30 }), async (first, clock, steps) => {
      await stage.changeHours({ dailySchedule: clock });
      await stage.store.transact(async (tx, t) => {
        for (const table of [t.occurrence, t.post, t.tick]) await tx.delete(table);
      });
      const log = keptLog();
      const { tick } = scheduler({ store: stage.store, jobs: [dailySchedule], log });
      let at = momentOf(first, "12:00" as Clock, zone).getTime();
      const looks = [at];
      await tick(new Date(at));
      for (const minutes of steps) {
        at += minutes * 60_000;
        looks.push(at);
        await tick(new Date(at));
      }

      const rows = await stage.store.read((db, t) => db.select().from(t.occurrence));
      const posted = (await stage.outbox())
        .filter(({ view }) => view === "schedule")
        .map(({ args }) => String(args.day));
      const dates = rows
        .map(({ subject }) => subject.slice(-10) as Day)
        .filter((date) => date > first)
        .sort();
      const fired = rows.filter(({ state }) => state === "claimed").map(({ subject }) => subject.slice(-10));
      // From the first look on, the dates whose moment the clock went past going forward.
      const furthest = Math.max(...looks);
      const passed: Day[] = [];
      for (let date = addDays(first, 1); date <= dayAt(new Date(furthest), zone); date = addDays(date, 1)) {
        if (momentOf(date, clock, zone).getTime() <= furthest) passed.push(date);
      }
      expect(log.faults).toEqual([]);
      expect(dates).toEqual(passed);
      expect(posted.sort()).toEqual(fired.sort());
    }),
    { numRuns: 60 },
  );
});
