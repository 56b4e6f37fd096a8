import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The bot in a process of its own, ended by a signal. */
export type Child = {
  /** When it works; rejects with its last words where it ends before. */
  readonly ready: Promise<void>;
  /** Sends the signal; answers how many milliseconds the end took, and the exit code. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ readonly took: number; readonly code: number | null }>;
};

const SCRIPT = join(import.meta.dirname, "process.ts");
const LAST_WORDS = 2_000;

export const startChild = (environment: NodeJS.ProcessEnv): Child => {
  const child: ChildProcess = spawn(process.execPath, [SCRIPT], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  child.stderr?.on("data", (chunk) => {
    words = `${words}${chunk}`.slice(-LAST_WORDS);
  });
  // When its last words are out as well.
  const exited = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  const ready = (async (): Promise<void> => {
    if (!child.stdout) throw new Error("a child without a voice");
    const said = await Promise.race([once(createInterface(child.stdout), "line"), exited]);
    if (said[0] !== "ready") throw new Error(`the process ended by itself, ${said.join(" ")}: ${words}`);
  })();
  // Who ends it before it is ready does not wait for that.
  ready.catch(() => {});
  return {
    ready,
    end: async (signal) => {
      if (child.exitCode !== null) throw new Error(`the process ended by itself: ${words}`);
      const sent = performance.now();
      child.kill(signal);
      const [code] = await exited;
      return { took: performance.now() - sent, code };
    },
  };
};
