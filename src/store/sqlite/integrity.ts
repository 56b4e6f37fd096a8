import { existsSync } from "node:fs";
import Database from "better-sqlite3";

/** See `integrity`. A missing file has nothing wrong with it. */
export const sqliteIntegrity = (path: string): readonly string[] => {
  if (!existsSync(path)) return [];
  const database = new Database(path, { readonly: true });
  try {
    const pages = database.prepare("PRAGMA integrity_check").pluck().all() as readonly string[];
    const orphans = database.pragma("foreign_key_check") as readonly Orphan[];
    return [
      ...pages.filter((word) => word !== "ok"),
      ...orphans.map((row) => `row ${row.rowid} in ${row.table} names a missing row in ${row.parent}`),
    ];
  } catch (fault) {
    // Where the damage is too great to be listed, SQLite throws instead.
    if (fault instanceof Database.SqliteError && DAMAGED.has(fault.code)) return [fault.message];
    throw fault;
  } finally {
    database.close();
  }
};

type Orphan = { readonly table: string; readonly rowid: number | null; readonly parent: string };

const DAMAGED = new Set(["SQLITE_CORRUPT", "SQLITE_NOTADB"]);
