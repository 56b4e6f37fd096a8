import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { command, query } from "../../src/store/statement.ts";
import type { Reader, Tx } from "../../src/store/store.ts";
import { ENGINES, freshStore } from "../stores.ts";
import { AT, addTick, savedTicks } from "./samples.ts";

const add = command((db, t, p: { id: string }) => db.insert(t.tick).values({ id: p.id, at: AT }));
const all = query((db, t) => db.select({ id: t.tick.id }).from(t.tick));

describe.each(ENGINES)("a read, on %s", (engine) => {
  test("sees what was saved before it", async () => {
    await using store = await freshStore(engine);
    await store.transact((tx, t) => addTick(tx, t, "saved"));

    const rows = await store.read((db) => all(db, {}));

    expect(rows).toEqual([{ id: "saved" }]);
  });

  test("sees all of a transaction or none of it", async () => {
    await using store = await freshStore(engine);
    const halfway = Promise.withResolvers<void>();

    const seen = store.read(async (db) => {
      await halfway.promise;
      return all(db, {});
    });
    await store.transact(async (tx, t) => {
      await addTick(tx, t, "first");
      halfway.resolve();
      await all(tx, {});
      await addTick(tx, t, "second");
    });

    expect([0, 2]).toContain((await seen).length);
  });

  test("cannot write, whatever the types were told", async () => {
    await using store = await freshStore(engine);

    const writing = store.read((db) => add(db as Tx, { id: "written" }));

    await expect(writing).rejects.toThrow("a read must not write");
    expect(await savedTicks(store)).toEqual([]);
  });

  test("is refused inside a transaction by a reader kept from before", async () => {
    await using store = await freshStore(engine);
    const reader = await store.read(async (db): Promise<Reader> => db);

    const mixed = store.transact(() => all(reader, {}));

    await expect(mixed).rejects.toThrow("read inside transact");
  });

  test("rejects with what the database refused and without the values", async () => {
    await using store = await freshStore(engine);

    const broken = store.read((db, t) => db.select({ made: sql`no_such_function(${"secret"})` }).from(t.tick));

    await expect(broken).rejects.toMatchObject({ name: "QueryError", message: expect.not.stringContaining("secret") });
  });
});
