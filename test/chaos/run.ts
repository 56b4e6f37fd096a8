import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chaos, type Outcome, type Trial } from "./chaos.ts";

// `npm run test:chaos` ends the bot 25 times by SIGKILL and 20 times by SIGTERM, `-- --long` 1,000 and 200 times.

const { values } = parseArgs({
  options: { long: { type: "boolean" }, kills: { type: "string" }, terms: { type: "string" } },
});
const kills = Number(values.kills ?? (values.long ? 1_000 : 25));
const terms = Number(values.terms ?? (values.long ? 200 : 20));

/** After so many ends a line on standard error says how far it is. */
const EVERY = 25;

const folder = await mkdtemp(join(tmpdir(), "samling-chaos-"));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const tried = async (name: string, trial: Omit<Trial, "url" | "processes">): Promise<Outcome> => {
  const began = performance.now();
  const url = `file:${join(folder, `${name}.db`)}`;
  const outcome = await chaos({ ...trial, processes: 1, url }, ({ ended, expected, seen, duplicated }) => {
    const line = `${name}: ended ${ended} of ${trial.ends}, ${expected} due, ${seen} seen, ${duplicated} duplicated\n`;
    if (ended % EVERY === 0) process.stderr.write(line);
  });
  const seconds = Math.round((performance.now() - began) / 1_000);
  const { expected, lost, duplicated, requests, dropped, refused, slowestEnd, badExits, faults } = outcome;
  const share = (count: number): string => `${((100 * count) / requests).toFixed(1)} %`;
  const parts = [
    `${name}: ended ${trial.ends} times in ${seconds} s`,
    `${expected} messages due, ${lost} lost, ${duplicated} duplicated`,
    `${requests} requests, ${share(dropped)} accepted without an answer, ${share(refused)} refused with 429 or 500`,
    `slowest end ${slowestEnd} ms, ${badExits} bad exits`,
    faults.length === 0 ? "integrity check ok" : `INTEGRITY CHECK FAILED: ${faults.join(", ")}`,
  ];
  say(parts.join("; "));
  return outcome;
};

const isRight = ({ lost, duplicated, faults, badExits, expected }: Outcome): boolean =>
  expected > 0 && lost === 0 && duplicated === 0 && faults.length === 0 && badExits === 0;

try {
  const killed = await tried("SIGKILL", { ends: kills, signal: "SIGKILL", heedsKeys: true });
  const ended = await tried("SIGTERM", { ends: terms, signal: "SIGTERM", heedsKeys: true });
  const keyless = await tried("without keys", { ends: 3, signal: "SIGKILL", heedsKeys: false });
  const right = isRight(killed) && isRight(ended) && ended.slowestEnd <= 10_000 && keyless.duplicated > 0;
  say(right ? "right: nothing lost, nothing duplicated, and without keys it shows" : "NOT RIGHT");
  process.exitCode = right ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
