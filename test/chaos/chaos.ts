import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { integrity } from "../../src/store/integrity.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { type Expected, fill } from "./campaign.ts";
import { type Child, startChild } from "./child.ts";
import { chaosServer } from "./server.ts";
import { haltingTime, LIFETIME, sharedTime } from "./time.ts";

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

const FROM = Date.parse("2027-05-10T08:00:00+02:00");
/** As the first messages fall due. */
const BEGIN = FROM + 60_000;
/** Minutes of the campaign's time for each end in which something falls due: more than a life takes. */
const EACH_END = { alone: 0.5, shared: 4 } as const;
/**
 * Milliseconds at most: that a process works, that it goes on after its first message, how long that is waited for, and
 * after which it is ended while it starts.
 */
const LIFE = { working: 1_000, sending: 600, idle: 10_000, starting: 700 } as const;
/** In turn: half of the processes are ended in the midst of sending, a third at any moment, one in six before it works. */
const LIVES = ["sending", "working", "sending", "starting", "sending", "working"] as const;
/** Milliseconds without a new message after which, in the end, what is still missing is lost. */
const SILENCE = 90_000;

/** How far a trial has come: processes ended, messages that were due by now, seen, and seen once too often. */
export type Progress = Pick<Outcome, "expected" | "duplicated"> & { readonly ended: number; readonly seen: number };

export const chaos = async (
  { url, processes, ends, signal, heedsKeys }: Trial,
  watch: (progress: Progress) => void = () => {},
): Promise<Outcome> => {
  await using compiled = await compileCache();
  await using server = await chaosServer(heedsKeys);
  const alone = processes === 1;
  const planned = await prepared(url, Math.ceil(ends * (alone ? EACH_END.alone : EACH_END.shared)));
  const time = alone ? haltingTime(BEGIN) : sharedTime(BEGIN);
  const start = (lifetime: string): Child => {
    const child = startChild({
      ...process.env,
      ...time.environment(),
      CHAOS_LIFETIME: lifetime,
      NODE_COMPILE_CACHE: compiled.path,
      DATABASE_URL: url,
      CHAOS_PLATFORM: server.url,
    });
    void child.ready.then(time.run, () => {});
    return child;
  };

  const dueNow = (): readonly Expected[] => {
    const now = time.now();
    return planned.filter(({ moment }) => moment <= now);
  };
  const seen = (): { readonly seen: number; readonly duplicated: number } => {
    const { messages } = server.board;
    const different = new Set(messages.map(seenAs)).size;
    return { seen: different, duplicated: messages.length - different };
  };

  let ended = 0;
  let slowestEnd = 0;
  let badExits = 0;
  const livesOfOne = async (): Promise<void> => {
    for (let n = 0; n < ends / processes; n++) {
      const child = start(alone ? String(LIFETIME) : "");
      const life = signal === "SIGTERM" ? "sending" : (LIVES[n % LIVES.length] ?? "working");
      if (life !== "starting") await child.ready;
      const before = server.board.messages.length;
      const waits = life === "sending" && dueNow().length > seen().seen;
      if (waits) await server.until(() => server.board.messages.length > before, LIFE.idle);
      await lasting(Math.random() * LIFE[life]);
      const { took, code } = await child.end(signal);
      time.halt();
      slowestEnd = Math.max(slowestEnd, Math.round(took));
      if (signal === "SIGTERM" && code !== 0) badExits += 1;
      ended += 1;
      watch({ ended, expected: dueNow().length, ...seen() });
    }
  };
  await Promise.all(Array.from({ length: processes }, livesOfOne));

  const due = dueNow();
  const missing = new Set(due.map(seenAs));
  const last = start("");
  await last.ready;
  const { messages } = server.board;
  for (let looked = -1; looked < messages.length; ) {
    for (const one of messages.slice(Math.max(looked, 0))) missing.delete(seenAs(one));
    looked = messages.length;
    const before = looked;
    if (missing.size > 0) await server.until(() => messages.length > before, SILENCE);
  }
  await last.end("SIGTERM");

  return {
    expected: due.length,
    lost: missing.size,
    duplicated: seen().duplicated,
    ...server.counts,
    slowestEnd,
    badExits,
    faults: await integrity(url),
  };
};

/** A folder in which one process leaves its compiled code to the next: most of a life would be its start. */
const compileCache = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), "samling-compiled-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
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
