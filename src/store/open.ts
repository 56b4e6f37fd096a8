import { addressOf } from "./address.ts";
import type { Outlives, Store } from "./store.ts";

/** Opens `file:PATH` (made where it is missing) or `postgres://…`; its tables must have been migrated. */
export const openStore = async (url: string, outlives: Outlives = "power"): Promise<Store> => {
  const address = addressOf(url);
  // A driver takes a while to load: only the one that is needed.
  if (address.kind === "sqlite") return (await import("./sqlite/store.ts")).openSqlite(address.path, outlives);
  return (await import("./postgres/store.ts")).openPostgres(address.url);
};
