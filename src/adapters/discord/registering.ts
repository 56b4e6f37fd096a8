import { setTimeout as wait } from "node:timers/promises";
import type { REST } from "discord.js";
import type { Spec } from "../../chat/command.ts";
import type { Report } from "../../chat/report.ts";
import { register, registrationsOf } from "./commands.ts";
import { isPassing, isUncertain } from "./faults.ts";
import { lane } from "./lane.ts";

export type RegisteringGiven = {
  readonly rest: REST;
  /** The one server in which commands are offered; undefined: everywhere. */
  readonly only: string | undefined;
  readonly report: Report;
  /** Aborted: no more is tried. */
  readonly closing: AbortSignal;
};

/** Milliseconds between tries, the last again and again. */
const AGAIN_AFTER = [1_000, 5_000, 15_000, 60_000] as const;

/**
 * Registers commands for an application in these servers. The first try is waited for; where Discord has a bad moment
 * the others follow by themselves. What it refuses is reported and left. Never throws.
 */
export const registering = ({ rest, only, report, closing }: RegisteringGiven) => {
  // A server joined while the first look is under way would find nothing registered yet, and do it once more.
  const inTurn = lane(1);

  /** Whether it is settled. */
  const attempt = async (application: string, guilds: readonly string[], specs: readonly Spec[]): Promise<boolean> => {
    try {
      await inTurn.run(() => register(rest, { application, guilds, only }, registrationsOf(specs)));
      return true;
    } catch (fault) {
      report(fault, "registering commands");
      return !(isUncertain(fault) || isPassing(fault));
    }
  };

  return async (application: string, guilds: readonly string[], specs: readonly Spec[]): Promise<void> => {
    if (await attempt(application, guilds, specs)) return;
    const goOn = async (): Promise<void> => {
      for (let time = 0; !closing.aborted; time++) {
        await wait(AGAIN_AFTER[time] ?? AGAIN_AFTER[3], undefined, { signal: closing }).catch(() => undefined);
        if (closing.aborted || (await attempt(application, guilds, specs))) return;
      }
    };
    void goOn();
  };
};
