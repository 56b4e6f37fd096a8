import { describe, expect, test } from "vitest";
import type { Job, Occurrence } from "../../src/bot/job.ts";
import { scheduler } from "../../src/bot/scheduler.ts";
import { dailySchedule } from "../../src/jobs/daily-schedule.ts";
import { URGENCY } from "../../src/store/delivery/posts.ts";
import { channelsFor } from "../../src/store/organisation/channels.ts";
import { clock, type Stage, stageOn, summer } from "../stage.ts";
import { ENGINES } from "../stores.ts";
import { keptLog } from "./log.ts";

const ticker = ({ store }: Stage, jobs: readonly Job[] = [dailySchedule]) => {
  const log = keptLog();
  const { tick, next } = scheduler({ store, jobs, log });
  return { log, next, tick: (text: string) => tick(summer(text)) };
};

const views = async (stage: Stage) => (await stage.outbox()).map(({ view, to }) => `${view} to ${to}`);

const everyDay = async (stage: Stage) => {
  for (const date of ["15", "16", "17", "18", "19"]) await stage.shift({ day: `2022-08-${date}`, start: "17:00" });
};

describe.each(ENGINES)("the scheduler, on %s", (engine) => {
  test("claims a moment once, however often and by how many processes it is looked at", async () => {
    await using stage = await stageOn(engine);
    await everyDay(stage);
    const [one, other] = [ticker(stage), ticker(stage)];
    await one.tick("2022-08-17 06:59");

    await Promise.all([one.tick("2022-08-17 07:00"), other.tick("2022-08-17 07:00")]);
    await one.tick("2022-08-17 07:01");

    expect(await views(stage)).toEqual(["schedule to dagens"]);
  });

  test("makes up for the latest missed moment within its grace and lists the older ones in one message", async () => {
    await using stage = await stageOn(engine);
    await everyDay(stage);
    const { tick } = ticker(stage);
    await tick("2022-08-14 12:00");

    await tick("2022-08-18 12:59");

    expect(await stage.outbox()).toMatchObject([
      { view: "schedule", to: "dagens", args: { day: "2022-08-18" } },
      {
        view: "skipped",
        to: "samordning",
        args: { missed: [{ job: "daily-schedule", times: 3, latest: "2022-08-17T05:00:00.000Z" }] },
      },
    ]);
  });

  test("leaves a moment past its grace out, and says so", async () => {
    await using stage = await stageOn(engine);
    await everyDay(stage);
    const { tick } = ticker(stage);
    await tick("2022-08-17 06:00");

    await tick("2022-08-17 13:00");
    await tick("2022-08-17 13:01");

    expect(await views(stage)).toEqual(["skipped to samordning"]);
  });

  test("says nothing of a missed moment that had nothing to post", async () => {
    await using stage = await stageOn(engine);
    await stage.shift({ day: "2022-08-16", start: "17:00" });
    const { tick } = ticker(stage);
    await tick("2022-08-14 12:00");

    await tick("2022-08-18 12:59");

    expect(await stage.outbox()).toMatchObject([{ view: "skipped", args: { missed: [{ times: 1 }] } }]);
  });

  test("says nothing of a job whose misses nobody needs to hear of", async () => {
    await using stage = await stageOn(engine);
    const { tick } = ticker(stage, [{ ...dailySchedule, tellsMissed: false }]);
    await tick("2022-08-15 06:00");

    await tick("2022-08-18 20:00");

    expect(await stage.outbox()).toEqual([]);
  });

  test("follows a changed hour without a restart", async () => {
    await using stage = await stageOn(engine);
    await everyDay(stage);
    const { tick } = ticker(stage);
    await tick("2022-08-17 06:00");

    await stage.changeHours({ dailySchedule: clock("06:30") });
    await tick("2022-08-17 06:30");

    expect(await views(stage)).toEqual(["schedule to dagens"]);
  });

  test("posts a day once although its hour is moved after the post, back or forth", async () => {
    await using stage = await stageOn(engine);
    await everyDay(stage);
    const { tick } = ticker(stage);
    await tick("2022-08-17 07:00");

    await stage.changeHours({ dailySchedule: clock("09:00") });
    await tick("2022-08-17 09:00");
    await stage.changeHours({ dailySchedule: clock("06:00") });
    await tick("2022-08-17 09:01");

    expect(await views(stage)).toEqual(["schedule to dagens"]);
  });

  test("keeps the other occurrences' moment when one fails, and tries that one again", async () => {
    await using stage = await stageOn(engine);
    let broken = true;
    const [channel] = await stage.store.read(async (db) =>
      channelsFor(db, { organisationId: (await stage.campaign()).organisationId, purpose: "daily" }),
    );
    const moment = summer("2022-08-17 12:00");
    const until = summer("2022-08-17 13:00");
    const occurrence = (subject: string): Occurrence => ({ subject, series: subject, moment, until });
    const job: Job = {
      name: "test",
      tellsMissed: true,
      due: async (_campaign, from, to) =>
        moment > from && moment <= to ? [occurrence("bad"), occurrence("good")] : [],
      posts: async ({ organisationId }, { subject }, _tx, at) => {
        if (subject === "bad" && broken) throw new Error("broken for now");
        const to = { channelId: channel?.id ?? "" };
        return [{ organisationId, to, view: subject, args: {}, subject, urgency: URGENCY.bulk, dueAt: at }];
      },
    };
    const { tick, log } = ticker(stage, [job]);

    await tick("2022-08-17 12:00");
    const first = await views(stage);
    broken = false;
    await tick("2022-08-17 12:01");

    expect(first).toEqual(["good to dagens"]);
    expect(log.faults).toHaveLength(1);
    expect(await views(stage)).toEqual(["good to dagens", "bad to dagens"]);
  });

  test("names the next moment at which something is due", async () => {
    await using stage = await stageOn(engine);
    const { next } = ticker(stage);

    expect(await next(summer("2022-08-17 07:00"), summer("2022-08-19 00:00"))).toEqual(summer("2022-08-18 07:00"));
    expect(await next(summer("2022-08-17 07:00"), summer("2022-08-18 06:59"))).toBeUndefined();
  });
});
