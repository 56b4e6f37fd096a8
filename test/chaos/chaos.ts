import { integrity } from "../../src/store/integrity.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { type Expected, fill } from "./campaign.ts";
import { startChild } from "./child.ts";
import { chaosServer } from "./server.ts";

/** What is tried on an empty database. */
export type Trial = {
  readonly url: string;
  /** How many processes work at once: one on a file, several on a server. */
  readonly processes: number;
  /** How often in all a process is ended, and how. */
  readonly ends: number;
  readonly signal: "SIGKILL" | "SIGTERM";
  /** Whether the platform heeds the key of a message: where it does not, nobody can do it right. */
  readonly heedsKeys: boolean;
};

/** What came of it. */
export type Outcome = {
  /** Messages that were due, and of these the ones that nobody saw. */
  readonly expected: number;
  readonly lost: number;
  /** Messages beyond the first of each. */
  readonly duplicated: number;
  /** What the platform got, took and did not answer, and did not take. */
  readonly requests: number;
  readonly dropped: number;
  readonly refused: number;
  /** Milliseconds from a signal to the end of the process, at most. */
  readonly slowestEnd: number;
  /** Exits other than with 0 after a SIGTERM. */
  readonly badExits: number;
  /** What the database finds wrong with itself. */
  readonly faults: readonly string[];
};

/** A morning on which people are awake for a whole trial: so many minutes at most. */
const FROM = Date.parse("2027-05-10T08:00:00+02:00");
const AWAKE = 12 * 60;
/** Seconds that one start and end take, about: so long something must fall due. */
const ROUND = 1;
/** A second is two minutes of the campaign's, in long trials half a minute. */
const SPEED = { short: 120, long: 30, longFrom: 200 } as const;
/** Milliseconds that a process works at least and at most; one in so many is ended before it works. */
const LIFE = { least: 20, most: 500, start: 700, unborn: 10 } as const;
/** Milliseconds in which everything due must have arrived after the last end. */
const SETTLE = 120_000;

export const chaos = async ({ url, processes, ends, signal, heedsKeys }: Trial): Promise<Outcome> => {
  await using server = await chaosServer(heedsKeys);
  const speed = ends >= SPEED.longFrom ? SPEED.long : SPEED.short;
  const planned = await prepared(url, Math.min(AWAKE, Math.ceil((ends * ROUND * speed) / 60)));
  const began = Date.now();
  const environment = {
    ...process.env,
    DATABASE_URL: url,
    CHAOS_PLATFORM: server.url,
    CHAOS_BEGAN: String(began),
    CHAOS_FROM: String(FROM),
    CHAOS_SPEED: String(speed),
  };

  let slowestEnd = 0;
  let badExits = 0;
  const livesOfOne = async (): Promise<void> => {
    for (let n = 0; n < ends / processes; n++) {
      const child = startChild(environment);
      const unborn = signal === "SIGKILL" && n % LIFE.unborn === LIFE.unborn - 1;
      if (!unborn) await child.ready;
      await lasting(unborn ? Math.random() * LIFE.start : LIFE.least + Math.random() * (LIFE.most - LIFE.least));
      const { took, code } = await child.end(signal);
      slowestEnd = Math.max(slowestEnd, Math.round(took));
      if (signal === "SIGTERM" && code !== 0) badExits += 1;
    }
  };
  await Promise.all(Array.from({ length: processes }, livesOfOne));

  const now = FROM + (Date.now() - began) * speed;
  const due = planned.filter(({ moment }) => moment <= now);
  const missing = new Set(due.map(seenAs));
  const last = startChild(environment);
  await last.ready;
  let looked = 0;
  await server.until(() => {
    for (const one of server.board.messages.slice(looked)) missing.delete(seenAs(one));
    looked = server.board.messages.length;
    return missing.size === 0;
  }, SETTLE);
  await last.end("SIGTERM");

  const { messages } = server.board;
  return {
    expected: due.length,
    lost: missing.size,
    duplicated: messages.length - new Set(messages.map(seenAs)).size,
    ...server.counts,
    slowestEnd,
    badExits,
    faults: await integrity(url),
  };
};

const prepared = async (url: string, minutes: number): Promise<readonly Expected[]> => {
  await migrate(url);
  await using store = await openStore(url);
  return await fill(store, FROM, minutes);
};

/** What tells one message from another for who reads it: its place, and the line that the writer wrote. */
const seenAs = ({ place, text }: { readonly place: string; readonly text: string }): string =>
  `${place} ${text.split("\n").at(-1)}`;

const lasting = (milliseconds: number): Promise<void> => new Promise((over) => setTimeout(over, milliseconds));
