import { open } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { integrity } from "../../src/store/integrity.ts";
import { ENGINES, freshDatabase, freshStore, rawly } from "../stores.ts";
import { addTick } from "./samples.ts";

describe.each(ENGINES)("integrity, on %s", (engine) => {
  test("finds nothing wrong with a sound database", async () => {
    await using store = await freshStore(engine);
    await store.transact((tx, t) => addTick(tx, t, "a"));

    expect(await integrity(store.url)).toEqual([]);
  });
});

test("a SQLite row without its parent is found", async () => {
  await using store = await freshStore("sqlite");
  await rawly(
    store.url,
    "PRAGMA foreign_keys = OFF; INSERT INTO workspace VALUES ('w', 'nowhere', 'playground', 'p', NULL)",
  );

  expect(await integrity(store.url)).toEqual(["row 1 in workspace names a missing row in organisation"]);
});

test("a damaged SQLite file is found", async () => {
  await using store = await freshStore("sqlite");
  await store.close();
  const path = store.url.slice("file:".length);
  const file = await open(path, "r+");
  await file.write(Buffer.alloc(4096, 0x5a), 0, 4096, 4096);
  await file.close();

  expect(await integrity(store.url)).not.toEqual([]);
});

test("a SQLite file that is none is found, and one that is missing is nothing wrong", async () => {
  await using database = await freshDatabase("sqlite");
  const missing = await integrity(database.url);
  const file = await open(database.url.slice("file:".length), "w");
  await file.write("This is a letter, not a database. ".repeat(40));
  await file.close();

  expect(missing).toEqual([]);
  expect(await integrity(database.url)).toEqual(["file is not a database"]);
});

test("a PostgreSQL constraint that was never checked is found", async () => {
  await using store = await freshStore("postgres");
  await rawly(store.url, "ALTER TABLE tick ADD CONSTRAINT unchecked CHECK (id <> '') NOT VALID");

  expect(await integrity(store.url)).toEqual(["constraint unchecked of tick was never checked"]);
});
