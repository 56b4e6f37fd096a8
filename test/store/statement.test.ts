import { eq, gte, inArray } from "drizzle-orm";
import { describe, expect, expectTypeOf, test } from "vitest";
import { command, query } from "../../src/store/statement.ts";
import type { Reader } from "../../src/store/store.ts";
import { ENGINES, freshStore } from "../stores.ts";
import { AT, savedTicks } from "./samples.ts";

const addTick = command((db, t, p: { id: string; at: Date }) => db.insert(t.tick).values({ id: p.id, at: p.at }));
const tickSince = query((db, t, p: { at: Date }) => db.select().from(t.tick).where(gte(t.tick.at, p.at)));

describe.each(ENGINES)("a named statement, on %s", (engine) => {
  test("answers typed rows again and again", async () => {
    await using store = await freshStore(engine);
    const later = new Date(AT.getTime() + 1);

    await store.transact(async (tx) => {
      await addTick(tx, { id: "first", at: AT });
      await addTick(tx, { id: "second", at: later });
    });

    const rows = await store.read((db) => tickSince(db, { at: later }));
    expectTypeOf(rows).toEqualTypeOf<{ id: string; at: Date }[]>();
    expect(rows).toEqual([{ id: "second", at: later }]);
    expect(await store.read((db) => tickSince(db, { at: AT }))).toHaveLength(2);
  });

  test("runs once, however often it is awaited", async () => {
    await using store = await freshStore(engine);

    await store.transact(async (tx) => {
      const twice = addTick(tx, { id: "once", at: AT });
      await Promise.all([twice, twice]);
      await twice;
    });

    expect(await savedTicks(store)).toEqual(["once"]);
  });

  test("is refused at the end where it writes and was not awaited", async () => {
    await using store = await freshStore(engine);

    const forgetful = store.transact(async (tx) => {
      addTick(tx, { id: "forgotten", at: AT });
    });

    await expect(forgetful).rejects.toThrow("not awaited: nothing was saved");
    expect(await savedTicks(store)).toEqual([]);
  });

  test("lets no JavaScript look at a value that is not there yet", async () => {
    await using store = await freshStore(engine);
    const computed = query((db, t, p: { id: string }) =>
      db
        .select()
        .from(t.tick)
        .where(eq(t.tick.id, `${p.id}!`)),
    );
    const spread = command((db, t, p: { id: string; at: Date }) => db.insert(t.tick).values({ ...p }));
    const list = query((db, t, p: { ids: string[] }) => db.select().from(t.tick).where(inArray(t.tick.id, p.ids)));

    await expect(store.read((db) => computed(db, { id: "x" }))).rejects.toThrow("p.id is a placeholder");
    await expect(store.transact((tx) => spread(tx, { id: "x", at: AT }))).rejects.toThrow("cannot be spread");
    await expect(store.read((db) => list(db, { ids: ["x"] }))).rejects.toThrow();
  });

  test("runs on nothing but a tx or reader of a store", async () => {
    const stranger = {} as Reader;

    await expect(tickSince(stranger, { at: AT })).rejects.toThrow("not a tx or reader of a store");
  });
});
