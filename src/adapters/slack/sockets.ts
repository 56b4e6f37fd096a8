import { setTimeout as wait } from "node:timers/promises";
import { SocketModeReceiver } from "@slack/bolt";
import { Later } from "../../chat/platform.ts";
import type { Report } from "../../chat/report.ts";
import { clientOptions, silent } from "./clients.ts";
import type { Delivery } from "./delivery.ts";
import { meaningOf, Refused } from "./faults.ts";

export type SocketsGiven = {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly report: Report;
  /** Called when Slack refuses the token; no connection is opened after that. */
  readonly refused: (fault: Refused) => void;
};

/** Slack renews connections several times a day and may deliver to any that is open: with two, one always is. */
const CONNECTIONS = 2;
/** A connection that lived this long was sound: the next follows at once. */
const SOUND = 10_000;
const LONGEST_PAUSE = 30_000;

type Client = SocketModeReceiver["client"];

/** Socket Mode over two connections, each opened again as soon as it closes. */
export const sockets = ({ appToken, apiUrl, report, refused }: SocketsGiven): Delivery => {
  const closing = new AbortController();
  const { signal } = closing;
  // Bolt's own way to reconnect waits five seconds each time, and ends the process where the token is refused.
  const receivers = Array.from(
    { length: CONNECTIONS },
    () =>
      new SocketModeReceiver({
        appToken,
        logger: silent,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions(apiUrl) },
      }),
  );
  const pause = (ms: number) => wait(ms, undefined, { signal }).catch(() => undefined);

  /** Keeps one connection open until closing, or until Slack refuses the token. */
  const keep = async (client: Client, opened: () => void): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await client.start();
        opened();
        failures = (await soundUntilClosed(client, signal)) ? 0 : failures + 1;
      } catch (fault) {
        const meaning = meaningOf(fault);
        if (meaning instanceof Refused) return refused(meaning);
        if (failures === 0) report(meaning, "opening Socket Mode");
        failures += 1;
        if (meaning instanceof Later) await pause(meaning.after);
      }
      if (failures > 1) await pause(Math.min(LONGEST_PAUSE, 1000 * 2 ** (failures - 2)));
    }
  };
  const keeping: Promise<void>[] = [];

  return {
    attach(app) {
      for (const receiver of receivers) receiver.init(app);
    },
    async open() {
      const opened = receivers.map(
        ({ client }) => new Promise<void>((resolve) => keeping.push(keep(client, resolve).finally(resolve))),
      );
      await Promise.all(opened);
      return undefined;
    },
    async close() {
      closing.abort();
      await Promise.all(receivers.map(({ client }) => client.disconnect()));
      await Promise.all(keeping);
    },
  };
};

/** Waits for a connection's end; whether it lived long enough to count as sound. */
const soundUntilClosed = async (client: Client, signal: AbortSignal): Promise<boolean> => {
  // Closing began while it was being opened.
  if (signal.aborted) return client.disconnect().then(() => true);
  let sound = false;
  const timer = setTimeout(() => (sound = true), SOUND).unref();
  await new Promise<void>((resolve) => client.once("disconnected", resolve));
  clearTimeout(timer);
  return sound;
};
