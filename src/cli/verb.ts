import type { Log } from "../bot/log.ts";
import type { Config } from "../config.ts";

/** Asks whoever sits at a terminal; undefined: they stopped. */
export type Ask = (question: string) => Promise<string | undefined>;

/** What a verb is given: its words, its options, and where it may speak. */
export type Terminal = {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** Undefined where nobody sits at a terminal. */
  readonly ask: Ask | undefined;
  /** A line for a person, or with `--json` nothing. */
  readonly say: (line: string) => void;
  /** A line that is no part of the answer: on stderr. */
  readonly aside: (line: string) => void;
  /** The one JSON document of `--json`, or nothing without it. */
  readonly document: (value: unknown) => void;
  /** Whether the reader is a program. */
  readonly json: boolean;
  /** Asks the process to stop: SIGTERM, SIGINT. */
  readonly signal: AbortSignal;
};

export type Given = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

/** One verb of the command line. `options` are its flags: those that take a value are `string`. */
export type Verb = {
  readonly name: string;
  /** What follows `samling`, for the help. */
  readonly usage: string;
  readonly about: string;
  /** How many words it takes, at least and at most. */
  readonly words: readonly [number, number];
  readonly options: Readonly<Record<string, "string" | "boolean">>;
  /** Answers the exit code: 0 done, 1 refused. */
  readonly run: (terminal: Terminal, given: Given) => Promise<number>;
};

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
