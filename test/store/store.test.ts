import { describe, expect, test } from "vitest";
import { ENGINES, freshStore } from "../stores.ts";

describe.each(ENGINES)("a store, on %s", (engine) => {
  test("keeps what a transaction wrote", async () => {
    await using store = await freshStore(engine);

    await store.transact((tx, t) =>
      tx
        .insert(t.organisation)
        .values({ id: "a" })
        .then(() => {}),
    );

    expect(await store.read((db, t) => db.select().from(t.organisation))).toMatchObject([{ id: "a" }]);
  });
});
