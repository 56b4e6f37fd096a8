import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { decide } from "../src/domain/turnout/decision.ts";
import { forecastOf } from "../src/domain/turnout/forecast.ts";
import { NO_HISTORY } from "../src/domain/turnout/history.ts";
import type { AssociationRecord } from "../src/domain/turnout/input.ts";
import { PHONE_BANK_2018 } from "../src/domain/turnout/parameters.ts";
import { backtestFolder } from "../src/imports/recorded/backtest.ts";
import { readRecordedCampaigns } from "../src/imports/recorded/campaigns.ts";
import { fastest } from "./measure.ts";
import type { Row } from "./row.ts";
import { simulateCampaigns } from "./simulation.ts";

const SIZE = { campaigns: 40, associations: 44, days: 21 };
const MORNING = 14;
const RUNS = 5;

/**
 * The turnout rule over the recorded campaigns in the folder that RECORDED_CAMPAIGNS names, files and all, beside nothing
 * but parsing the same files; and one morning's decisions beside one exponential for each day and association. Without a
 * folder over 40 made-up campaigns of 44 associations and 21 days.
 */
export const turnoutBench = async (): Promise<readonly Row[]> => {
  const { RECORDED_CAMPAIGNS } = process.env;
  if (RECORDED_CAMPAIGNS) return rowsOver(RECORDED_CAMPAIGNS);
  const folder = await mkdtemp(join(tmpdir(), "samling-turnout-"));
  try {
    for (const [name, text] of simulateCampaigns(2018, SIZE).files) await writeFile(join(folder, name), text);
    return await rowsOver(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const rowsOver = async (folder: string): Promise<readonly Row[]> => {
  const associations = (await readRecordedCampaigns(folder)).flatMap((campaign) => campaign.associations);
  return [await backtestRow(folder, associations), ...(await decisionRows(associations))];
};

const FILES = ["campaigns.csv", "associations.csv", "reports.csv", "signups.csv"] as const;

const backtestRow = async (folder: string, associations: readonly AssociationRecord[]): Promise<Row> => {
  const floor = await fastest(RUNS, async () => {
    for (const file of FILES) parse(await readFile(join(folder, file)), { columns: true });
  });
  const value = await fastest(RUNS, () => backtestFolder(folder));
  const mornings = associations.reduce((sum, { window }) => sum + window.days, 0);
  return {
    name: `backtest of ${mornings} association mornings`,
    value,
    unit: "ms",
    ratio: value / floor,
    goal: { atMost: 8 },
  };
};

const decisionRows = async (associations: readonly AssociationRecord[]): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const count of [50, 500, 5_000]) {
    const chosen = Array.from({ length: count }, (_, index) => associations[index % associations.length]);
    const inputs = chosen.flatMap((association) => (association ? [{ ...association, morning: MORNING }] : []));
    const floor = await fastest(RUNS * 4, () => exponentials(count * SIZE.days));
    const value = await fastest(RUNS * 4, () =>
      inputs.map((input) => decide(forecastOf(input, PHONE_BANK_2018), NO_HISTORY, PHONE_BANK_2018.messages)),
    );
    rows.push({
      name: `a morning's decisions for ${count} associations`,
      value,
      unit: "ms",
      ratio: value / floor,
      goal: { atMost: 40 },
    });
  }
  return rows;
};

const exponentials = (count: number): number => {
  let total = 0;
  for (let index = 0; index < count; index++) total += Math.exp(-index / count);
  return total;
};
