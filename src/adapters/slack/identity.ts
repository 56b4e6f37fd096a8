import { setTimeout as wait } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { Doubt, Later } from "../../chat/platform.ts";
import type { Report } from "../../chat/report.ts";
import { meaningOf } from "./faults.ts";

/** Who the token makes us, and where. */
export type Identity = { readonly workspace: string; readonly account: string; readonly bot: string };

const LONGEST_PAUSE = 30_000;

/** Asks Slack who we are, as often as it takes. Throws `Refused`; undefined once `closing`. */
export const identify = async (
  posting: WebClient,
  closing: AbortSignal,
  report: Report,
): Promise<Identity | undefined> => {
  for (let tries = 0; !closing.aborted; tries += 1) {
    try {
      const { team_id, user_id, bot_id } = await posting.auth.test();
      if (!team_id || !user_id || !bot_id) throw new Error("auth.test: this is no bot's token");
      return { workspace: team_id, account: user_id, bot: bot_id };
    } catch (fault) {
      const meaning = meaningOf(fault);
      if (!(meaning instanceof Later) && !(meaning instanceof Doubt)) throw meaning;
      if (tries === 0) report(meaning, "reaching Slack");
      const pause = meaning instanceof Later ? meaning.after : Math.min(LONGEST_PAUSE, 1000 * 2 ** tries);
      await wait(pause, undefined, { signal: closing }).catch(() => undefined);
    }
  }
  return undefined;
};
