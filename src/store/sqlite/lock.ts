import { realpathSync } from "node:fs";
import Database from "better-sqlite3";
import { ensureFile } from "./file.ts";

/**
 * Takes the lock beside a database file, or answers undefined where another holds it. It is an open exclusive
 * transaction on a file that stays empty, so the operating system lets go of it with the process.
 */
export const lockSqlite = (path: string): (() => void) | undefined => {
  ensureFile(path);
  const lock = `${realpathSync(path)}.lock`; // The same file by another name is the same file.
  ensureFile(lock);
  const database = new Database(lock, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    return () => database.close();
  } catch (fault) {
    database.close();
    if (fault instanceof Database.SqliteError && fault.code === "SQLITE_BUSY") return undefined;
    throw fault;
  }
};
