import { schedule } from "node-cron";
import type { Campaign } from "../domain/organisation.ts";
import { claim, claimedAfter, lastLook, noteLook } from "../store/delivery/occurrences.ts";
import { addPosts } from "../store/delivery/posts.ts";
import { currentCampaigns } from "../store/organisation/campaigns.ts";
import type { Store } from "../store/store.ts";
import type { Job, Occurrence } from "./job.ts";
import type { Log } from "./log.ts";
import { newReference } from "./reference.ts";
import { type Missed, recordMissed } from "./scheduler/missed.ts";

const HOUR = 3_600_000;
/** How far back every look goes at least: longer than any grace, so that a changed schedule is seen too. */
const LOOK_BACK = 50 * HOUR;
/** How far back it goes at most after an outage; what is older than that nobody asks about. */
const LONGEST_OUTAGE = 60 * 24 * HOUR;

export type SchedulerParts = {
  readonly store: Store;
  readonly jobs: readonly Job[];
  readonly log: Log;
};

/** Claims what is due; delivering it is the sender's. */
export type Scheduler = {
  /** Claims everything due at this moment. Twice at the same moment claims nothing more. */
  readonly tick: (at: Date) => Promise<void>;
  /** The first due moment after `from`, not after `to`. */
  readonly next: (from: Date, to: Date) => Promise<Date | undefined>;
};

export const scheduler = ({ store, jobs, log }: SchedulerParts): Scheduler => {
  /** One fault must not keep other occurrences from their moment; its own comes again with the next look. */
  const guarded = async (job: Job, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.fault(newReference(), error, { job: job.name });
    }
  };

  const look = async (job: Job, campaign: Campaign, at: Date, last: Date | undefined, missed: Missed[]) => {
    const since = Math.min(last?.getTime() ?? at.getTime(), at.getTime() - LOOK_BACK);
    const from = new Date(Math.max(since, at.getTime() - LONGEST_OUTAGE));
    const { organisationId } = campaign;
    const { due, claimed } = await store.read(async (db) => ({
      due: await job.due(campaign, from, at, db),
      // A day's margin: a moment may have been another when it was claimed.
      claimed: await claimedAfter(db, { organisationId, job: job.name, from: new Date(from.getTime() - 24 * HOUR) }),
    }));
    for (const [, series] of Map.groupBy(due, (occurrence) => occurrence.series)) {
      const latest = series.reduce((a, b) => (b.moment > a.moment ? b : a));
      for (const occurrence of series.filter(({ subject }) => !claimed.has(subject))) {
        if (occurrence === latest && at < occurrence.until) {
          await guarded(job, () => take(job, campaign, occurrence, at));
        } else if (last && occurrence.moment > last) missed.push({ job, occurrence });
      }
    }
  };

  const take = (job: Job, campaign: Campaign, occurrence: Occurrence, at: Date): Promise<void> =>
    store.transact(async (tx) => {
      const { subject, moment } = occurrence;
      const { organisationId } = campaign;
      if (!(await claim(tx, { job: job.name, subject, moment, organisationId, state: "claimed", at }))) return;
      const posts = await job.posts(campaign, occurrence, tx, at);
      await addPosts(
        tx,
        posts.map((post) => ({ ...post, job: job.name })),
        at,
      );
    });

  return {
    tick: async (at) => {
      const last = await store.read(lastLook);
      for (const campaign of await store.read(currentCampaigns)) {
        const missed: Missed[] = [];
        for (const job of jobs) await guarded(job, () => look(job, campaign, at, last, missed));
        if (missed.length > 0) await store.transact((tx) => recordMissed(tx, campaign, missed, at));
      }
      await store.transact((tx) => noteLook(tx, at));
    },
    next: (from, to) =>
      store.read(async (db) => {
        const moments: number[] = [];
        for (const campaign of await currentCampaigns(db)) {
          for (const job of jobs)
            moments.push(...(await job.due(campaign, from, to, db)).map((o) => o.moment.getTime()));
        }
        return moments.length > 0 ? new Date(Math.min(...moments)) : undefined;
      }),
  };
};

/** Wakes at each minute in UTC, never twice at once; due moments are computed by us. */
export const everyMinute = (wake: () => Promise<void>): Disposable => {
  const task = schedule("* * * * *", wake, { timezone: "UTC", noOverlap: true });
  return { [Symbol.dispose]: () => void task.destroy() };
};
