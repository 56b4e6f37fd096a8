import { actions, commands } from "../commands/index.ts";
import { calendarKeeper } from "./bot/calendar.ts";
import { dispatcher } from "./bot/dispatch.ts";
import type { Log } from "./bot/log.ts";
import { namesFrom } from "./bot/names.ts";
import { newReference } from "./bot/reference.ts";
import { renderer } from "./bot/render.ts";
import { everyMinute, type Scheduler, scheduler } from "./bot/scheduler.ts";
import { releaseLeases } from "./bot/sender/taken.ts";
import { type Sender, sender } from "./bot/sender.ts";
import { tellCoordinators } from "./bot/trouble.ts";
import type { Channels, Dispatch, Message, NativeEvents, Platform, PlatformName, ServerRoles } from "./chat/index.ts";
import type { Clock } from "./clock.ts";
import { jobs } from "./jobs/index.ts";
import { releaseCalendars } from "./store/activity/native-events.ts";
import type { Post } from "./store/delivery/outbox.ts";
import type { Store } from "./store/store.ts";
import { views } from "./views/index.ts";
import { eventsToShow } from "./views/native-event.ts";

/** What the world gives the bot. */
export type Surroundings = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  /** The platforms that can list their channels. */
  readonly channels: ReadonlyMap<PlatformName, Channels>;
  /** The platforms whose servers have roles and a calendar of their own; absent: none. */
  readonly servers?: ReadonlyMap<PlatformName, ServerRoles & NativeEvents>;
  /** Told of every post that was sent. */
  readonly sent: (post: Post, message: Message) => void;
  /** Whether writes send their messages at once; without it they wait for a flush. */
  readonly lively: boolean;
};

/** The bot, put together but not started. */
export type App = {
  readonly dispatch: Dispatch;
  readonly scheduler: Scheduler;
  readonly sender: Sender;
  /** Offers the commands on every platform and answers what people do there. */
  readonly start: () => Promise<void>;
  /** Claims what is due at a moment and sends it. */
  readonly tick: (at: Date) => Promise<void>;
  /**
   * Claims what is due now and then each minute, and sends without holding up the next minute. `alone`: no other process
   * works on the store, so that what a crash left half done need not wait for its lease.
   */
  readonly live: (alone: boolean) => Promise<Disposable>;
};

export const compose = (given: Surroundings): App => {
  const { store, clock, log, platforms, channels, servers = new Map(), sent, lively } = given;
  const names = namesFrom(store, platforms);
  const outgoing = sender({
    store,
    platforms,
    names,
    log,
    sent,
    render: renderer(store, views),
    trouble: tellCoordinators,
    now: () => clock.now(),
    elapsed: () => performance.now(),
    lively,
  });
  const due = scheduler({ store, jobs, log });
  const calendars = calendarKeeper({ store, calendars: servers, wanted: eventsToShow, log, now: () => clock.now() });
  const wake = lively ? outgoing.wake : () => {};
  const dispatch = dispatcher({ store, commands, actions, names, channels, roles: servers, log, wake });
  return {
    dispatch,
    scheduler: due,
    sender: outgoing,
    start: async () => {
      const specs = commands.map(({ spec }) => spec);
      await Promise.all([...platforms.values()].map((platform) => platform.start(specs, dispatch)));
    },
    tick: async (at) => {
      await due.tick(at);
      await calendars.flush();
      await outgoing.flush();
    },
    live: async (alone) => {
      const minute = async (): Promise<void> => {
        await due.tick(clock.now());
        outgoing.wake();
        calendars.flush().catch((error) => log.fault(newReference(), error, { in: "calendar" }));
      };
      if (alone) {
        await releaseLeases(store, clock.now());
        await store.transact((tx) => releaseCalendars(tx, { now: clock.now() }));
      }
      await minute();
      return everyMinute(() => minute().catch((error) => log.fault(newReference(), error, { in: "scheduler" })));
    },
  };
};
