import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { migrate } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { ENGINES, freshDatabase, freshStore } from "../stores.ts";
import { addTick, savedTicks } from "./samples.ts";

describe.each(ENGINES)("a store that closes, on %s", (engine) => {
  test("waits for what is under way, refuses what comes after, and may be closed again", async () => {
    await using store = await freshStore(engine);
    const work = ["a", "b", "c"].map((id) => store.transact((tx, t) => addTick(tx, t, id)));

    const closing = store.close();

    await expect(store.transact((tx, t) => addTick(tx, t, "late"))).rejects.toThrow("the store is closed");
    await expect(store.read(async () => {})).rejects.toThrow("the store is closed");
    await closing;
    await store.close();
    await Promise.all(work);
    await using again = await openStore(store.url);
    expect(await savedTicks(again)).toEqual(["a", "b", "c"]);
  });
});

test("a SQLite file is made with its folders and can be read by its owner alone", async () => {
  await using database = await freshDatabase("sqlite");
  const url = `${dirname(database.url)}/new/deep/samling.db`;

  await migrate(url);
  await using store = await openStore(url);
  await store.transact((tx, t) => addTick(tx, t, "a"));

  const path = url.slice("file:".length);
  const modes = await Promise.all(
    [dirname(path), path, `${path}-wal`].map(async (at) => (await stat(at)).mode & 0o777),
  );
  expect(modes.map((mode) => mode.toString(8))).toEqual(["700", "600", "600"]);
});

test("an address that is no database of ours is refused", async () => {
  for (const url of ["", "data/samling.db", "mysql://127.0.0.1/samling", "file:"])
    await expect(openStore(url)).rejects.toThrow("a database is file:PATH or postgres://…");
});
