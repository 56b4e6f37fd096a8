import { addressOf } from "./address.ts";
import { folderOf, pendingOf } from "./migrations.ts";

/**
 * Brings the tables of a database to this version, all or nothing; several processes may try at once.
 * Throws UserError `cli.newer-database` where a newer version has been there.
 */
export const migrate = async (url: string): Promise<void> => {
  const address = addressOf(url);
  if (address.kind === "sqlite") return (await import("./sqlite/migrate.ts")).migrateSqlite(address.path);
  return (await import("./postgres/migrate.ts")).migratePostgres(address.url);
};

/** How many migrations the database lacks; writes nothing. Throws UserError `cli.newer-database` as `migrate` does. */
export const pendingMigrations = async (url: string): Promise<number> => {
  const address = addressOf(url);
  if (address.kind === "sqlite") return (await import("./sqlite/migrate.ts")).pendingSqlite(address.path);
  return (await import("./postgres/migrate.ts")).pendingPostgres(address.url);
};

/** Whether no migration has run there yet, or there is no such file; writes nothing. */
export const isUntouched = async (url: string): Promise<boolean> =>
  (await pendingMigrations(url)) === pendingOf(folderOf(addressOf(url).kind), []).length;
