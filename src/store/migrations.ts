import { resolve } from "node:path";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { UserError } from "../domain/error.ts";
import type { Address } from "./address.ts";

/** The folder of one engine's migrations. */
export const folderOf = (kind: Address["kind"]): string => resolve(import.meta.dirname, "..", "..", "migrations", kind);

/**
 * The migrations of a folder that a database lacks, oldest first, by the hashes of those it has.
 * Throws UserError `cli.newer-database` where it has one that this version does not know.
 */
export const pendingOf = (migrationsFolder: string, applied: readonly string[]): readonly MigrationMeta[] => {
  const known = readMigrationFiles({ migrationsFolder });
  if (applied.some((hash) => !known.some((migration) => migration.hash === hash)))
    throw new UserError("cli.newer-database");
  return known.filter((migration) => !applied.includes(migration.hash));
};
