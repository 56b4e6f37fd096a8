import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "./bot/log.ts";
import { newReference } from "./bot/reference.ts";
import { Gone, Later, type Platform, type ServerRoles } from "./chat/index.ts";
import type { Clock } from "./clock.ts";
import type { PlatformName } from "./domain/organisation.ts";
import { accountsOn } from "./store/people/accounts.ts";
import { depart } from "./store/people/departing.ts";
import { seeRoles, whoseRolesFollow } from "./store/people/following.ts";
import type { Store } from "./store/store.ts";

type Asked = Pick<Platform, "profile">;

export type DepartureParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly platforms: ReadonlyMap<PlatformName, Asked>;
  /** Those whose servers have roles of their own. */
  readonly servers: ReadonlyMap<PlatformName, Pick<ServerRoles, "borne">>;
};

/** Slack answers some hundred of these a minute, and people's own questions come first. */
const AT_ONCE = 20;
const PAUSE = 20_000;
const DAY = 86_400_000;

/** Waits out a platform that is busy or not reached yet; throws once `closing`. */
export const patiently = async <R>(closing: AbortSignal, work: () => Promise<R>): Promise<R> => {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof Later)) throw fault;
    await wait(fault.after, undefined, { signal: closing });
    return patiently(closing, work);
  }
};

const isEnd = (error: unknown, closing: AbortSignal): boolean =>
  closing.aborted || (error instanceof Gone && error.why === "stopped");

const lookOn = async (
  { store, clock }: DepartureParts,
  [name, platform]: readonly [PlatformName, Asked],
  closing: AbortSignal,
): Promise<void> => {
  const accounts = await store.read((db) => accountsOn(db, { platform: name }));
  for (let from = 0; from < accounts.length; from += AT_ONCE) {
    if (from > 0) await wait(PAUSE, undefined, { signal: closing });
    const some = accounts.slice(from, from + AT_ONCE);
    const gone = await Promise.all(
      some.map(async ({ workspace, account }) => {
        const profile = await patiently(closing, () => platform.profile(workspace, account));
        return profile?.member === false;
      }),
    );
    for (const { workspaceId, account } of some.filter((_, at) => gone[at]))
      await store.transact((tx, t) => depart(tx, t, { workspaceId, account, at: clock.now() }));
  }
};

/**
 * Asks the platforms of every account whether it is still there, and lets go of whom they say it is not. A platform that
 * can't say keeps the others from nothing.
 */
export const lookForDeparted = async (parts: DepartureParts, closing: AbortSignal): Promise<void> => {
  const looks = [...parts.platforms].map((platform) =>
    lookOn(parts, platform, closing).catch((error: unknown) => {
      if (!isEnd(error, closing)) parts.log.fault(newReference(), error, { in: "departures", platform: platform[0] });
    }),
  );
  await Promise.all(looks);
};

/** Asks which of their roles people still have, where ours follow them. */
export const lookAtRoles = async (
  { store, clock, log, servers }: DepartureParts,
  closing: AbortSignal,
): Promise<void> => {
  for (const [platform, server] of servers) {
    try {
      for (const seen of await store.read((db) => whoseRolesFollow(db, platform))) {
        const borne = await patiently(closing, () => server.borne(seen.workspace, seen.account));
        if (borne) await store.transact((tx) => seeRoles(tx, { ...seen, borne, at: clock.now() }));
      }
    } catch (error) {
      if (!isEnd(error, closing)) log.fault(newReference(), error, { in: "roles", platform });
    }
  }
};

/** Looks now and once a day: Discord tells of nobody who leaves, Slack not of who left while we were away. */
export const lookDaily = (parts: DepartureParts): Disposable => {
  const closing = new AbortController();
  const look = async (): Promise<void> => {
    await lookForDeparted(parts, closing.signal);
    await lookAtRoles(parts, closing.signal);
  };
  void look();
  const timer = setInterval(() => void look(), DAY).unref();
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
      closing.abort();
    },
  };
};
