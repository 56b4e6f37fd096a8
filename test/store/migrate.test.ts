import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/domain/error.ts";
import { migrate, pendingMigrations } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { ENGINES, freshDatabase, rawly } from "../stores.ts";
import { savedTicks } from "./samples.ts";

const run = promisify(execFile);
const program = join(import.meta.dirname, "programs", "migrate.ts");

describe.each(ENGINES)("migrating, on %s", (engine) => {
  test("makes the tables once and says beforehand what is missing", async () => {
    await using database = await freshDatabase(engine);
    const before = await pendingMigrations(database.url);

    await migrate(database.url);
    await migrate(database.url);

    expect(before).toBeGreaterThan(0);
    expect(await pendingMigrations(database.url)).toBe(0);
    await using store = await openStore(database.url);
    expect(await savedTicks(store)).toEqual([]);
  });

  test("fails for none of 24 who try at once from four processes", { timeout: 60_000 }, async () => {
    await using database = await freshDatabase(engine);

    await Promise.all([1, 2, 3, 4].map(() => run(process.execPath, [program, database.url])));

    expect(await pendingMigrations(database.url)).toBe(0);
  });

  test("keeps its hands off a database that a newer version has migrated", async () => {
    await using database = await freshDatabase(engine);
    await migrate(database.url);
    const table = engine === "sqlite" ? "__drizzle_migrations" : "drizzle.__drizzle_migrations";
    await rawly(database.url, `INSERT INTO ${table} (hash, created_at) VALUES ('from the future', 99999999999999)`);

    await expect(migrate(database.url)).rejects.toEqual(new UserError("cli.newer-database"));
    await expect(pendingMigrations(database.url)).rejects.toEqual(new UserError("cli.newer-database"));
  });
});

test("asking what is missing makes no SQLite file", async () => {
  await using database = await freshDatabase("sqlite");

  await pendingMigrations(database.url);

  await expect(rawly(database.url, "SELECT 1")).rejects.toThrow("unable to open database file");
});
