import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "../../src/cli.ts";

export const SAMLING = resolve(import.meta.dirname, "../../src/main.ts");
export const EXAMPLES = resolve(import.meta.dirname, "../../examples");

/** What a verb answered: its exit code, what stood on stdout and stderr, and stdout as JSON. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string; readonly json: Json };
// biome-ignore lint/suspicious/noExplicitAny: what a program prints is checked by the tests that read it.
type Json = any;

const ran = (code: number, out: string, err: string): Ran => ({
  code,
  out,
  err,
  get json() {
    return JSON.parse(out);
  },
});

/** A command line on a database of its own in a folder of its own. */
export type CommandLine = AsyncDisposable & {
  readonly database: string;
  readonly folder: string;
  /** Runs a verb in this process. */
  readonly samling: (...argv: readonly string[]) => Promise<Ran>;
  /** The same with `--json`. */
  readonly json: (...argv: readonly string[]) => Promise<Ran>;
  /** Runs a verb as a process of its own. */
  readonly process: (...argv: readonly string[]) => Promise<Ran>;
  /** Writes a file to import; answers its path. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
};

export const openCommandLine = async (url?: string): Promise<CommandLine> => {
  const folder = await mkdtemp(join(tmpdir(), "samling-cli-"));
  const database = url ?? `file:${join(folder, "samling.db")}`;
  const environment = { DATABASE_URL: database, PORT: "0", LOG_LEVEL: "error" };
  const samling = async (...argv: readonly string[]): Promise<Ran> => {
    const [out, err] = [[] as string[], [] as string[]];
    const streams = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
    const code = await run(argv, environment, streams, new AbortController().signal);
    return ran(code, out.join(""), err.join(""));
  };
  return {
    database,
    folder,
    samling,
    json: (...argv) => samling(...argv, "--json"),
    process: (...argv) =>
      new Promise((done, failed) => {
        const child = spawn(process.execPath, [SAMLING, ...argv], { env: { ...process.env, ...environment } });
        const [out, err] = [[] as string[], [] as string[]];
        child.stdout.on("data", (data) => out.push(String(data)));
        child.stderr.on("data", (data) => err.push(String(data)));
        child.once("error", failed);
        child.once("close", (code) => done(ran(code ?? -1, out.join(""), err.join(""))));
      }),
    file: async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
};

/** A campaign's page as organisers publish it, with these list items. */
export const pageOf = (...items: readonly string[]): string =>
  ["# Storstockholms valrörelse 2022", "", "## Aktiviteter", "", ...items, ""].join("\n");

/** One activity of such a page. */
export const item = (date: string, time: string, place: string, what: string): string =>
  `- ${date}${time ? ` kl: ${time}` : ""} ${place}**  \n${what}  \nfacket@example.org`;
