import type { Log } from "./bot/log.ts";
import { newReference } from "./bot/reference.ts";
import type { Platform } from "./chat/index.ts";
import type { Clock } from "./clock.ts";
import type { PlatformName } from "./domain/organisation.ts";
import { accountsOn } from "./store/accounts.ts";
import { depart } from "./store/departing.ts";
import type { Store } from "./store/store.ts";

export type DepartureParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The platforms that tell of nobody who leaves by themselves. */
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, "profile">>;
};

const AT_ONCE = 100;
const DAY = 86_400_000;

/** Asks the platforms of every account whether it is still there, and lets go of whom they say it is not. */
export const lookForDeparted = async ({ store, clock, platforms }: DepartureParts): Promise<void> => {
  for (const [name, platform] of platforms) {
    const accounts = await store.read((db) => accountsOn(db, { platform: name }));
    for (let from = 0; from < accounts.length; from += AT_ONCE) {
      const some = accounts.slice(from, from + AT_ONCE);
      const gone = await Promise.all(
        some.map(async ({ workspace, account }) => (await platform.profile(workspace, account))?.member === false),
      );
      for (const { workspaceId, account } of some.filter((_, at) => gone[at]))
        await store.transact((tx, t) => depart(tx, t, { workspaceId, account, at: clock.now() }));
    }
  }
};

/** Looks now and once a day. */
export const lookDaily = (parts: DepartureParts): Disposable => {
  const look = (): void => {
    lookForDeparted(parts).catch((error: unknown) => parts.log.fault(newReference(), error, { in: "departures" }));
  };
  look();
  const timer = setInterval(look, DAY).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
};
