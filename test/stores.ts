import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";

/** What every test of the store runs on: `describe.each(ENGINES)("…, on %s", (engine) => …)`. */
export const ENGINES = ["sqlite", "postgres"] as const;
export type EngineName = (typeof ENGINES)[number];

type Database = AsyncDisposable & { readonly url: string };

/** An empty database of its own, gone when it is disposed of. */
export const freshDatabase = (engine: EngineName): Promise<Database> =>
  engine === "sqlite" ? freshFile() : freshOnServer();

/** A migrated store on a fresh database. */
export const freshStore = async (engine: EngineName): Promise<Store & Database> => {
  await using made = new AsyncDisposableStack();
  const { url } = made.use(await freshDatabase(engine));
  await migrate(url);
  const store = made.use(await openStore(url));
  const all = made.move();
  return { ...store, url, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

const freshFile = async (): Promise<Database> => {
  const folder = await mkdtemp(join(tmpdir(), "samling-store-"));
  return {
    url: `file:${join(folder, "samling.db")}`,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
};

const freshOnServer = async (): Promise<Database> => {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(`CREATE DATABASE ${name}`);
  return {
    url: `${inject("postgres")}/${name}`,
    [Symbol.asyncDispose]: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
};

const onServer = (statement: string): Promise<void> => rawly(`${inject("postgres")}/postgres`, statement);

/** Runs SQL past the store, on a database that exists. */
export const rawly = async (url: string, statements: string): Promise<void> => {
  if (url.startsWith("file:")) {
    const database = new Sqlite(url.slice("file:".length), { fileMustExist: true });
    database.exec(statements).close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  await client.end();
};
