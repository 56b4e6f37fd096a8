import { schedule } from "node-cron";
import type { Campaign } from "../domain/organisation.ts";
import { currentCampaigns } from "../store/campaigns.ts";
import { channelsFor } from "../store/channels.ts";
import { claim, lastLook, noteLook } from "../store/occurrences.ts";
import { addPosts, type NewPost, URGENCY } from "../store/posts.ts";
import type { Store } from "../store/store.ts";
import type { Job, Occurrence } from "./job.ts";
import type { Log } from "./log.ts";
import { newReference } from "./reference.ts";

/** How far back the first look goes, and how far every look goes at least: longer than any grace. */
const LOOK_BACK = 26 * 3_600_000;

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
  const look = async (job: Job, campaign: Campaign, at: Date, last: Date | undefined): Promise<void> => {
    const from = new Date(Math.min(last?.getTime() ?? at.getTime(), at.getTime() - LOOK_BACK));
    const due = await store.read((db) => job.due(campaign, from, at, db));
    for (const [, occurrences] of Map.groupBy(due, ({ subject }) => subject)) {
      const inOrder = occurrences.toSorted((a, b) => a.moment.getTime() - b.moment.getTime());
      const latest = inOrder.at(-1);
      for (const occurrence of inOrder) {
        if (occurrence === latest && at < occurrence.until) await take(job, campaign, occurrence, at);
        else if (last && occurrence.moment > last) await skip(job, campaign, occurrence, at);
      }
    }
  };

  const take = (job: Job, campaign: Campaign, occurrence: Occurrence, at: Date): Promise<void> =>
    store.transact(async (tx) => {
      if (!(await claim(tx, { ...keyOf(job, campaign, occurrence), state: "claimed", at }))) return;
      const posts = await job.posts(campaign, occurrence, tx, at);
      await addPosts(
        tx,
        posts.map((post) => ({ ...post, job: job.name })),
        at,
      );
    });

  /** What an outage hid is told to the coordinators, not sent late. */
  const skip = (job: Job, campaign: Campaign, occurrence: Occurrence, at: Date): Promise<void> =>
    store.transact(async (tx) => {
      if (!(await claim(tx, { ...keyOf(job, campaign, occurrence), state: "skipped", at }))) return;
      const { organisationId } = campaign;
      const posts = (await channelsFor(tx, { organisationId, purpose: "coordinators" })).map(
        ({ id }): NewPost => ({
          organisationId,
          to: { channelId: id },
          view: "skipped",
          args: { job: job.name, moment: occurrence.moment.toISOString() },
          subject: `occurrence:${job.name}`,
          urgency: URGENCY.bulk,
          dueAt: at,
        }),
      );
      await addPosts(tx, posts, at);
    });

  return {
    tick: async (at) => {
      const last = await store.read(lastLook);
      for (const campaign of await store.read(currentCampaigns)) {
        for (const job of jobs) {
          try {
            await look(job, campaign, at, last);
          } catch (error) {
            // One job's fault must not keep the others from their moment; its own comes again with the next look.
            log.fault(newReference(), error, { job: job.name });
          }
        }
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

const keyOf = (job: Job, campaign: Campaign, { subject, moment }: Occurrence) => ({
  job: job.name,
  subject,
  moment,
  organisationId: campaign.organisationId,
});

/** Wakes at each minute in UTC, never twice at once; due moments are computed by us. */
export const everyMinute = (wake: () => Promise<void>): Disposable => {
  const task = schedule("* * * * *", wake, { timezone: "UTC", noOverlap: true });
  return { [Symbol.dispose]: () => void task.destroy() };
};
