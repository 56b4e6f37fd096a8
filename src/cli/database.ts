import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../domain/error.ts";
import type { Campaign } from "../domain/organisation.ts";
import { PLAYGROUND } from "../playground.ts";
import { isUntouched, migrate } from "../store/migrate.ts";
import { openStore } from "../store/open.ts";
import { currentCampaigns } from "../store/organisation/campaigns.ts";
import { homeOf } from "../store/people/accounts.ts";
import type { Outlives, Store } from "../store/store.ts";

/** What the machine, SQLite and PostgreSQL call a place that is not there, is closed to us, or is no database. */
const SHUT = /^(?:E[A-Z]{3,}|SQLITE_(?:NOTADB|CANTOPEN|READONLY\w*)|28\w{3}|3D000)$/;

/** UserError `cli.no-database` where the operator has to open it. */
const reaching = async <R>(work: Promise<R>): Promise<R> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && SHUT.test(String(error.code)))) throw error;
    throw new UserError("cli.no-database", { why: error.message });
  }
};

/** Opens a database with its tables brought to this version. UserError: it can't be reached. */
export const openMigrated = async (url: string, outlives?: Outlives): Promise<Store> => {
  await reaching(migrate(url));
  return openStore(url, outlives);
};

/** Opens a database to look at. One without our tables gets none: an empty one stands in for it. UserError: it can't be reached. */
export const openToRead = async (url: string): Promise<Store> => {
  if (!(await reaching(isUntouched(url)))) return openMigrated(url);
  await using made = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "samling-empty-"));
  made.defer(() => rm(folder, { recursive: true }));
  const store = made.use(await openMigrated(`file:${join(folder, "samling.db")}`));
  const all = made.move();
  return { ...store, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

/** The campaign that the command line speaks of: the playground's, else the only organisation's; undefined where none is. */
export const campaignHere = async (store: Store): Promise<Campaign | undefined> =>
  store.read(async (db) => {
    const home = await homeOf(db, { workspaceId: PLAYGROUND, account: "" });
    return home?.campaign ?? (await currentCampaigns(db))[0];
  });
