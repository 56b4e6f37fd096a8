import type { Zone } from "../domain/day.ts";
import type { Campaign } from "../domain/organisation.ts";
import { PLAYGROUND } from "../playground.ts";
import { homeOf } from "../store/accounts.ts";
import { currentCampaigns } from "../store/campaigns.ts";
import { migrate } from "../store/migrate.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";

/** Opens a database with its tables brought to this version. */
export const openMigrated = async (url: string): Promise<Store> => {
  await migrate(url);
  return openStore(url);
};

/** The campaign that the command line speaks of: the playground's, else the only organisation's; undefined where none is. */
export const campaignHere = async (store: Store): Promise<Campaign | undefined> =>
  store.read(async (db) => {
    const home = await homeOf(db, { workspaceId: PLAYGROUND, account: "" });
    return home?.campaign ?? (await currentCampaigns(db))[0];
  });

/** Where no campaign says otherwise. */
export const DEFAULT_ZONE = "Europe/Stockholm" as Zone;
