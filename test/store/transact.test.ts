import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import type { Tx } from "../../src/store/store.ts";
import { ENGINES, type EngineName, freshStore } from "../stores.ts";
import { AT, addTick, savedTicks } from "./samples.ts";

/** The same database, on PostgreSQL by a connection that may be idle in a transaction for a tenth of a second only. */
const impatient = (engine: EngineName, url: string): string =>
  engine === "postgres" ? `${url}?idle_in_transaction_session_timeout=100` : url;

describe.each(ENGINES)("a transaction, on %s", (engine) => {
  test("is saved as a whole and answers what its work answers", async () => {
    await using store = await freshStore(engine);

    const answer = await store.transact(async (tx, t) => {
      await addTick(tx, t, "first");
      await addTick(tx, t, "second");
      return tx.select().from(t.tick).where(eq(t.tick.id, "second"));
    });

    expect(answer).toEqual([{ id: "second", at: AT }]);
    expect(await savedTicks(store)).toEqual(["first", "second"]);
  });

  test("leaves nothing behind when its work throws", async () => {
    await using store = await freshStore(engine);

    const refused = store.transact(async (tx, t) => {
      await addTick(tx, t, "first");
      throw new RangeError("no such shift");
    });

    await expect(refused).rejects.toThrow(RangeError);
    expect(await savedTicks(store)).toEqual([]);
  });

  test("leaves others' writes alone when it is rolled back beside them", async () => {
    await using store = await freshStore(engine);

    const outcomes = await Promise.allSettled(
      ["a", "b", "c", "d"].map((id) =>
        store.transact(async (tx, t) => {
          await addTick(tx, t, id);
          if (id === "b") throw new RangeError(id);
        }),
      ),
    );

    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(await savedTicks(store)).toEqual(["a", "c", "d"]);
  });

  test("is doomed by a failed query, even a caught one, and says which failed without its values", async () => {
    await using store = await freshStore(engine);
    await store.transact((tx, t) => addTick(tx, t, "taken"));

    const doomed = store.transact(async (tx, t) => {
      await addTick(tx, t, "new");
      await addTick(tx, t, "taken").catch(() => {});
    });

    await expect(doomed).rejects.toMatchObject({
      name: "QueryError",
      code: engine === "sqlite" ? "SQLITE_CONSTRAINT_PRIMARYKEY" : "23505",
      message: expect.not.stringContaining("taken"),
      statement: expect.stringMatching(/^insert into "tick"/),
    });
    expect(await savedTicks(store)).toEqual(["taken"]);
  });

  test("says which query failed, whatever its work made of that", async () => {
    await using store = await freshStore(engine);
    await store.transact((tx, t) => addTick(tx, t, "taken"));

    const disguised = store.transact(async (tx, t) => {
      await addTick(tx, t, "taken").catch(() => Promise.reject(new RangeError("something else")));
    });

    await expect(disguised).rejects.toMatchObject({ name: "QueryError" });
  });

  test("refuses a second transaction or a read from inside", async () => {
    await using store = await freshStore(engine);

    const inside = store.transact(async () => [
      await store.transact(async () => "nested").catch(String),
      await store.read(async () => "read").catch(String),
    ]);

    expect(await inside).toEqual([
      "StoreError: transact inside transact: use the tx that was given",
      "StoreError: read inside transact: use the tx that was given",
    ]);
  });

  test("refuses to be saved with a write that was built and not awaited", async () => {
    await using store = await freshStore(engine);

    const forgetful = store.transact(async (tx, t) => {
      await addTick(tx, t, "awaited");
      tx.insert(t.tick).values({ id: "forgotten", at: AT });
    });

    await expect(forgetful).rejects.toThrow("not awaited: nothing was saved");
    expect(await savedTicks(store)).toEqual([]);
  });

  test("ends when it awaits anything but its queries, and lets the next one in", async () => {
    await using store = await freshStore(engine);
    await using waiting = await openStore(impatient(engine, store.url));

    const foreign = waiting.transact(async (tx, t) => {
      await addTick(tx, t, "held");
      await new Promise(() => {});
    });

    await expect(foreign).rejects.toThrow("awaited something that is not one of its queries");
    await store.transact((tx, t) => addTick(tx, t, "next"));
    expect(await savedTicks(store)).toEqual(["next"]);
  });

  test("refuses its tx to whoever is not its work, during and after it", async () => {
    await using store = await freshStore(engine);
    const opened = Promise.withResolvers<Tx>();

    const own = store.transact(async (tx, t) => {
      opened.resolve(tx);
      await addTick(tx, t, "own");
      await addTick(tx, t, "own too");
    });
    const during = opened.promise.then((tx) => store.read(async (_, t) => addTick(tx, t, "foreign")));

    await expect(during).rejects.toThrow("tx used outside its transaction");
    await own;
    const after = opened.promise.then((tx) => store.read(async (_, t) => addTick(tx, t, "late")));
    await expect(after).rejects.toThrow("tx used outside its transaction");
    expect(await savedTicks(store)).toEqual(["own", "own too"]);
  });
});
