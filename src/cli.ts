import { parseArgs } from "node:util";
import { demo } from "./cli/demo.ts";
import { configFindings, doctor, tell } from "./cli/doctor.ts";
import { importFile } from "./cli/import.ts";
import { init } from "./cli/init.ts";
import { manifest } from "./cli/manifest.ts";
import { migrate } from "./cli/migrate.ts";
import { faultWords, refusedWords } from "./cli/refused.ts";
import { say } from "./cli/say.ts";
import { schedule } from "./cli/schedule.ts";
import { setupCode } from "./cli/setup-code.ts";
import { start } from "./cli/start.ts";
import { summary } from "./cli/summary.ts";
import { tick } from "./cli/tick.ts";
import { turnout } from "./cli/turnout.ts";
import { type Ask, type Given, UsageError, type Verb } from "./cli/verb.ts";
import { ConfigError, configFrom } from "./config.ts";
import { UserError } from "./domain/error.ts";
import { pinoLog } from "./log.ts";

const VERBS: readonly Verb[] = [
  init,
  start,
  demo,
  importFile,
  schedule,
  say,
  tick,
  turnout,
  summary,
  setupCode,
  migrate,
  manifest,
  doctor,
];

const HELP_WORDS: ReadonlySet<string> = new Set(["help", "--help", "-h"]);

const helpLines = (verbs: readonly Verb[]): readonly string[] =>
  verbs.map(({ usage, about }) => `  ${usage}\n      ${about}`);

const helpOf = (verbs: readonly Verb[]) => ({
  verbs: verbs.map(({ name, usage, about }) => ({ name, usage, about })),
});

const HELP = [
  "samling VERB …",
  "",
  ...helpLines(VERBS),
  "",
  "DATABASE_URL names the database: file:PATH or postgres://… (default file:./data/samling.db).",
  "--json answers exactly one JSON document. INSTANT carries an offset or is campaign time.",
].join("\n");

/** Where the command line speaks, and whom it can ask: nobody where there is no terminal. */
export type Streams = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly ask?: Ask | undefined;
};

/** Runs one verb. Exit codes: 0 done, 1 refused, 2 wrong usage. */
export const run = async (
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { out, err, ask }: Streams,
  signal: AbortSignal,
): Promise<number> => {
  const json = argv.includes("--json");
  const [name, ...rest] = argv.filter((word) => word !== "--json");
  let answered = false;
  const document = (value: unknown): void => {
    if (!json || answered) return;
    answered = true;
    out(`${JSON.stringify(value)}\n`);
  };
  const say = (line: string): void => {
    if (!json) out(`${line}\n`);
  };
  const refuse = (refused: string): void => {
    document({ refused });
    if (!json) err(`${refused}\n`);
  };
  const verb = VERBS.find((one) => one.name === name);
  if (name === undefined || HELP_WORDS.has(name) || (verb && rest.includes("--help"))) {
    document(name === undefined ? { refused: "no verb" } : helpOf(verb ? [verb] : VERBS));
    say(verb ? helpLines([verb]).join("\n") : HELP);
    return name === undefined ? 2 : 0;
  }
  try {
    if (!verb) throw new UsageError(`no verb ${name}`);
    const given = givenTo(verb, rest);
    // What is half set up is what `init` mends.
    const config = configFrom(verb === init ? {} : environment);
    const aside = (line: string): void => err(`${line}\n`);
    return await verb.run({ config, log: pinoLog(), environment, ask, json, signal, say, aside, document }, given);
  } catch (error) {
    if (error instanceof UsageError) {
      document({ refused: error.message });
      err(`samling: ${error.message}\n${usageOf(name)}\n`);
      return 2;
    }
    if (error instanceof ConfigError && name === doctor.name) return tell({ say, document }, configFindings(error));
    refuse(error instanceof UserError ? refusedWords(error) : faultWords(error));
    return 1;
  }
};

const usageOf = (name: string): string => VERBS.find((verb) => verb.name === name)?.usage ?? HELP;

const givenTo = (verb: Verb, argv: readonly string[]): Given => {
  const options = Object.fromEntries(Object.entries(verb.options).map(([option, type]) => [option, { type }]));
  const parsed = (() => {
    try {
      return parseArgs({ args: [...argv], options, allowPositionals: true });
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  const words = parsed.positionals;
  const [least, most] = verb.words;
  if (words.length < least || words.length > most)
    throw new UsageError(`${verb.name} takes ${least === most ? least : `${least} to ${most}`} word(s)`);
  return { words, options: parsed.values as Given["options"] };
};
