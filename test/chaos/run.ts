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

const folder = await mkdtemp(join(tmpdir(), "samling-chaos-"));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const tried = async (name: string, trial: Omit<Trial, "url" | "processes">): Promise<Outcome> => {
  const began = performance.now();
  const outcome = await chaos({ ...trial, processes: 1, url: `file:${join(folder, `${name}.db`)}` });
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`${name}, ended ${trial.ends} times in ${seconds} s: ${JSON.stringify(outcome)}`);
  return outcome;
};

const isRight = ({ lost, duplicated, faults, badExits, expected }: Outcome): boolean =>
  expected > 0 && lost === 0 && duplicated === 0 && faults.length === 0 && badExits === 0;

try {
  const killed = await tried("SIGKILL", { ends: kills, signal: "SIGKILL", heedsKeys: true });
  const ended = await tried("SIGTERM", { ends: terms, signal: "SIGTERM", heedsKeys: true });
  const keyless = await tried("without keys", { ends: 3, signal: "SIGKILL", heedsKeys: false });
  const right = isRight(killed) && isRight(ended) && ended.slowestEnd <= 10_000 && keyless.duplicated > 0;
  say(right ? "nothing lost, nothing doubled" : "NOT RIGHT");
  process.exitCode = right ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
