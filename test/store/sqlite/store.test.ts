import { expect, test } from "vitest";
import { openStore } from "../../../src/store/open.ts";
import { freshStore, rawly } from "../../stores.ts";
import { addTick, savedTicks } from "../samples.ts";

test("a long queue of transactions lets timers through", async () => {
  await using store = await freshStore("sqlite");
  const seen: string[] = [];

  const queue = Array.from({ length: 400 }, (_, i) => store.transact((tx, t) => addTick(tx, t, `tick ${i}`)));
  setTimeout(() => seen.push("timer"), 1);
  await Promise.all(queue).then(() => seen.push("queue"));

  expect(seen).toEqual(["timer", "queue"]);
  expect(await savedTicks(store)).toHaveLength(400);
});

test("two stores on one file wait for each other", async () => {
  await using store = await freshStore("sqlite");
  await using other = await openStore(store.url);

  await Promise.all(
    Array.from({ length: 20 }, (_, i) => (i % 2 ? store : other).transact((tx, t) => addTick(tx, t, `${i}`))),
  );

  expect(await savedTicks(store)).toHaveLength(20);
});

test("a transaction that cannot be saved is rolled back and the next one is free", async () => {
  await using store = await freshStore("sqlite");
  await rawly(
    store.url,
    `CREATE TABLE late (id TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED);
     CREATE TRIGGER late AFTER INSERT ON tick WHEN new.id = 'bad' BEGIN INSERT INTO late VALUES ('nowhere'); END`,
  );

  await expect(store.transact((tx, t) => addTick(tx, t, "bad"))).rejects.toThrow("FOREIGN KEY");
  await store.transact((tx, t) => addTick(tx, t, "good"));

  expect(await savedTicks(store)).toEqual(["good"]);
});
