import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { folderOf, pendingOf } from "../migrations.ts";
import { ensureFile } from "./file.ts";

/** Applies what is pending in one transaction, foreign keys off: with them on, rebuilding a table deletes its children. */
export const migrateSqlite = (path: string, folder: string = folderOf("sqlite")): void => {
  ensureFile(path);
  using database = opened(path);
  database.pragma("foreign_keys = OFF");
  const apply = database.transaction(() => {
    // The same table as drizzle's own migrator, which cannot check before it commits.
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${TABLE} (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)`,
    );
    const record = database.prepare(`INSERT INTO ${TABLE} (hash, created_at) VALUES (?, ?)`);
    for (const migration of pendingOf(folder, applied(database))) {
      for (const statement of migration.sql) database.exec(statement);
      record.run(migration.hash, migration.folderMillis);
    }
    const [orphan] = database.pragma("foreign_key_check") as readonly object[];
    if (orphan) throw new Error(`a migration left a row without its parent: ${JSON.stringify(orphan)}`);
  });
  apply.immediate();
};

/** How many migrations the file lacks; a missing file lacks all. */
export const pendingSqlite = (path: string): number => {
  if (!existsSync(path)) return pendingOf(folderOf("sqlite"), []).length;
  using database = opened(path);
  return pendingOf(folderOf("sqlite"), applied(database)).length;
};

const TABLE = "__drizzle_migrations";

const opened = (path: string): Database.Database & Disposable => {
  const database = new Database(path, { timeout: 10_000 });
  return Object.assign(database, { [Symbol.dispose]: () => database.close() });
};

const applied = (database: Database.Database): readonly string[] => {
  const table = database.prepare("SELECT name FROM sqlite_master WHERE name = ?").get(TABLE);
  return table ? (database.prepare(`SELECT hash FROM ${TABLE}`).pluck().all() as string[]) : [];
};
