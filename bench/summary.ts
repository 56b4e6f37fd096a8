import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { nanoid } from "nanoid";
import { addDays, type Day } from "../src/domain/day.ts";
import { FIGURES } from "../src/domain/figures.ts";
import type { Campaign } from "../src/domain/organisation.ts";
import { found } from "../src/founding.ts";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open.ts";
import { addAssociation } from "../src/store/organisation/associations.ts";
import { talliesBetween } from "../src/store/report/turnouts.ts";
import type { Store } from "../src/store/store.ts";
import { fastest } from "./measure.ts";
import type { Row } from "./row.ts";

const FIRST = "2027-01-04" as Day;
const WEEKS = 52;
/** The Monday of the week summed up. */
const MONDAY = addDays(FIRST, 7 * 30);
const ASSOCIATIONS = 54;
/** As many that even the shortest has been compiled before its best run. */
const runsFor = (reports: number): number => Math.max(9, 3_000_000 / reports);

/** A week and the one before it by association, over a year of reports, beside the same sums in raw prepared SQL. */
export const summaryBench = async (): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const reports of [10_000, 100_000, 1_000_000]) rows.push(await summaryRow(reports));
  return rows;
};

const summaryRow = async (reports: number): Promise<Row> => {
  const folder = await mkdtemp(join(tmpdir(), "samling-summary-bench-"));
  const path = join(folder, "samling.db");
  const url = `file:${path}`;
  try {
    await migrate(url);
    const { campaign, associations } = await campaignIn(url);
    fill(path, campaign, associations, reports);
    await using store = await openStore(url);
    const value = await fastest(runsFor(reports), () => twoWeeks(store, campaign));
    const raw = new Database(path, { readonly: true });
    const floor = await fastest(runsFor(reports), rawWeeks(raw, campaign));
    raw.close();
    const name = `a week's summary over ${reports} reports`;
    return { name, value, unit: "ms", ratio: value / floor, goal: { atMost: 2 } };
  } finally {
    await rm(folder, { recursive: true });
  }
};

const campaignIn = async (url: string): Promise<{ campaign: Campaign; associations: readonly string[] }> => {
  await using store = await openStore(url);
  return store.transact(async (tx, t) => {
    const days = { firstDay: FIRST, lastDay: addDays(FIRST, 7 * WEEKS - 1) };
    const at = new Date(0);
    const campaign = await found(tx, t, { organisation: "Bench", campaign: "Bench", ...days, example: true, at });
    const associations: string[] = [];
    for (let n = 0; n < ASSOCIATIONS; n++) {
      const { organisationId } = campaign;
      associations.push(await addAssociation(tx, { organisationId, kind: "geographic", name: `Association ${n}` }));
    }
    return { campaign, associations };
  });
};

/** Spreads the reports evenly over days and associations, as raw rows. */
const fill = (path: string, campaign: Campaign, associations: readonly string[], reports: number): void => {
  const database = new Database(path);
  const columns = ["id", "organisation_id", "campaign_id", "day", "association_id", "scope", "counts", "held", "at"];
  const all = [...columns, ...FIGURES];
  const insert = database.prepare(`INSERT INTO report (${all.join(", ")}) VALUES (${all.map(() => "?").join(", ")})`);
  database.transaction(() => {
    for (let n = 0; n < reports; n++) {
      const day = addDays(FIRST, n % (7 * WEEKS));
      const association = associations[(n * 31) % associations.length];
      const figures = [1, 120, 40, 14, 11, 0, 0, 0];
      insert.run(nanoid(), campaign.organisationId, campaign.id, day, association, "total", 1, 0, n, ...figures);
    }
  })();
  database.close();
};

const twoWeeks = (store: Store, campaign: Campaign): Promise<unknown> =>
  store.read(async (db) => {
    const campaignId = campaign.id;
    await talliesBetween(db, { campaignId, from: MONDAY, to: addDays(MONDAY, 6) });
    await talliesBetween(db, { campaignId, from: addDays(MONDAY, -7), to: addDays(MONDAY, -1) });
  });

const rawWeeks = (database: Database.Database, campaign: Campaign): (() => void) => {
  const sums = FIGURES.map((figure) =>
    figure === "conversations" ? "sum(CASE WHEN dials > 0 THEN conversations ELSE 0 END)" : `sum(${figure})`,
  );
  const week = database.prepare(
    `SELECT association_id, count(*), ${sums.join(", ")} FROM report
     WHERE campaign_id = ? AND day >= ? AND day <= ? AND counts = 1 GROUP BY association_id`,
  );
  return () => {
    week.all(campaign.id, MONDAY, addDays(MONDAY, 6));
    week.all(campaign.id, addDays(MONDAY, -7), addDays(MONDAY, -1));
  };
};
