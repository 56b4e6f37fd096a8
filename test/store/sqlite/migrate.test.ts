import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOf } from "../../../src/store/migrations.ts";
import { migrateSqlite } from "../../../src/store/sqlite/migrate.ts";
import { freshStore } from "../../stores.ts";
import { AT } from "../samples.ts";

const PARENT = { id: "o", name: "Example District", example: true, createdAt: AT };
const CHILD = { id: "w", organisationId: "o", platform: "playground", externalId: "p" } as const;

/** A store with an organisation and its workspace. */
const family = async () => {
  const store = await freshStore("sqlite");
  await store.transact(async (tx, t) => {
    await tx.insert(t.organisation).values(PARENT);
    await tx.insert(t.workspace).values(CHILD);
  });
  return { store, path: store.url.slice("file:".length) };
};

/** The project's migrations with one more. */
const oneMore = async (sql: string): Promise<AsyncDisposable & { readonly folder: string }> => {
  const folder = await mkdtemp(join(tmpdir(), "samling-migrations-"));
  await cp(folderOf("sqlite"), folder, { recursive: true });
  const path = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(path, "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_more" });
  await writeFile(path, JSON.stringify(journal));
  await writeFile(join(folder, "9999_more.sql"), sql);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
};

test("a table that is rebuilt keeps the rows that refer to it", async () => {
  const { store, path } = await family();
  await using _ = store;
  const workspaces = () => store.read((db, t) => db.select().from(t.workspace));
  const before = await workspaces();
  await using migrations = await oneMore(`
    CREATE TABLE __new_organisation AS SELECT * FROM organisation;
    --> statement-breakpoint
    DROP TABLE organisation;
    --> statement-breakpoint
    ALTER TABLE __new_organisation RENAME TO organisation;
    --> statement-breakpoint
    CREATE UNIQUE INDEX organisation_id ON organisation (id);`);

  migrateSqlite(path, migrations.folder);

  expect(before).toMatchObject([CHILD]);
  expect(await workspaces()).toEqual(before);
});

test("a migration that would leave a row without its parent changes nothing", async () => {
  const { store, path } = await family();
  await using _ = store;
  await using migrations = await oneMore("DELETE FROM organisation;");

  expect(() => migrateSqlite(path, migrations.folder)).toThrow("a migration left a row without its parent");

  expect(await store.read((db, t) => db.select().from(t.organisation))).toMatchObject([PARENT]);
});
