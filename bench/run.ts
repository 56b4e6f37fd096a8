import { availableParallelism, loadavg } from "node:os";
import { pressBench } from "./presses.ts";
import { type Row, reached } from "./row.ts";
import { signUpBench } from "./signups.ts";
import { summaryBench } from "./summary.ts";
import { turnoutBench } from "./turnout.ts";

/** Each measures its own floor in the same run: only ratios travel between machines. */
const BENCHES: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  presses: pressBench,
  signups: signUpBench,
  turnout: turnoutBench,
  summary: summaryBench,
};

const shown = ({ name, value, unit, ratio, goal }: Row): string => {
  const figure = `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ${unit}`;
  const aim = goal && ("atMost" in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`);
  return [name.padEnd(36), figure.padStart(20), ratio === undefined ? "" : `ratio ${ratio.toFixed(2)}`, aim ?? ""].join(
    "  ",
  );
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const rows = await bench();
  process.stdout.write(`${name}, at a load of ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores\n`);
  for (const row of rows) {
    process.stdout.write(`${shown(row)}${reached(row) ? "" : "  MISSED"}\n`);
    if (!reached(row)) process.exitCode = 1;
  }
}
