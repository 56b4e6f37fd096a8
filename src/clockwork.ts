import type { Clockwork } from "./adapters/playground/clockwork.ts";
import type { App } from "./app.ts";
import type { MovableClock } from "./clock.ts";
import { nextDueAt } from "./store/delivery/outbox.ts";
import type { Store } from "./store/store.ts";

const DAY = 24 * 3_600_000;
/** How far ahead "the next thing that happens" is looked for. */
const HORIZON_DAYS = 120;

/** What a clockwork moves. `delivered` counts the messages that have arrived. */
export type Works = {
  readonly clock: MovableClock;
  readonly store: Store;
  readonly app: () => App;
  readonly delivered: () => number;
};

/** Moves the playground's clock and lets everything on the way happen in its order. */
export const clockworkOf = ({ clock, store, app, delivered }: Works): Clockwork => {
  /** The next moment after `from`, up to `to`, at which a job or a waiting message is due. */
  const nextMoment = async (from: Date, to: Date): Promise<Date | undefined> => {
    const job = await app().scheduler.next(from, to);
    const post = await store.read(nextDueAt);
    const known = [job, post].filter((at) => at !== undefined);
    const moments = known.filter((at) => at > from && at <= to);
    return moments.sort((a, b) => a.getTime() - b.getTime())[0];
  };
  const happen = async (at: Date): Promise<void> => {
    clock.set(at);
    await app().tick(at);
  };
  return {
    now: () => clock.now(),
    set: async (at) => {
      let now = clock.now();
      while (now < at) {
        const day = new Date(Math.min(now.getTime() + DAY, at.getTime()));
        const next = await nextMoment(now, day);
        if (next) await happen(next);
        now = next ?? day;
      }
      await happen(at);
    },
    // What happens without a word, like the nightly tidying, is passed by: the person waits for a message.
    next: async () => {
      const before = delivered();
      const horizon = clock.now().getTime() + HORIZON_DAYS * DAY;
      let now = clock.now();
      while (now.getTime() < horizon) {
        const next = await nextMoment(now, new Date(now.getTime() + DAY));
        if (next) await happen(next);
        if (next && delivered() > before) return next;
        now = next ?? new Date(now.getTime() + DAY);
      }
      return undefined;
    },
  };
};
