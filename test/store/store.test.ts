import { describe, expect, test } from "vitest";
import { ENGINES, freshStore } from "../stores.ts";

const at = new Date("2022-08-17T05:00:00.123Z");

describe.each(ENGINES)("a store, on %s", (engine) => {
  test("keeps what a transaction wrote", async () => {
    await using store = await freshStore(engine);

    await store.transact(async (tx, t) => {
      await tx.insert(t.tick).values({ id: "a", at });
    });

    expect(await store.read((db, t) => db.select().from(t.tick))).toEqual([{ id: "a", at }]);
  });
});
