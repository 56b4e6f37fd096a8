import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { openStore } from "../../../src/store/open.ts";
import { command, query } from "../../../src/store/statement.ts";
import { freshStore, rawly } from "../../stores.ts";
import { AT, addTick, savedTicks } from "../samples.ts";

const hold = command((db, t, p: { id: string }) => db.update(t.tick).set({ id: p.id }).where(eq(t.tick.id, p.id)));
const find = query((db, t, p: { id: string }) => db.select().from(t.tick).where(eq(t.tick.id, p.id)));
const move = command((db, t, p: { id: string; at: Date }) =>
  db.update(t.tick).set({ at: p.at }).where(eq(t.tick.id, p.id)),
);

const CUT =
  "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()";

/** Opens for everyone when the second has come. */
const rendezvous = (): (() => Promise<void>) => {
  const all = Promise.withResolvers<void>();
  let here = 0;
  return () => {
    if (++here === 2) all.resolve();
    return all.promise;
  };
};

test("the loser of a deadlock runs again and is saved", async () => {
  await using store = await freshStore("postgres");
  await store.transact(async (tx, t) => {
    await addTick(tx, t, "a");
    await addTick(tx, t, "b");
  });
  const bothHoldOne = rendezvous();
  let runs = 0;

  const crossing = (first: string, second: string) =>
    store.transact(async (tx) => {
      runs++;
      await hold(tx, { id: first });
      await bothHoldOne();
      await hold(tx, { id: second });
      return first;
    });
  const saved = await Promise.all([crossing("a", "b"), crossing("b", "a")]);

  expect(saved).toEqual(["a", "b"]);
  expect(runs).toBeGreaterThan(2);
});

test("the loser of a serialization failure runs again on what the other saved", async () => {
  await using plain = await freshStore("postgres");
  await plain.transact((tx, t) => addTick(tx, t, "shared"));
  await using store = await openStore(`${plain.url}?options=-c%20default_transaction_isolation%3Dserializable`);
  const bothHaveRead = rendezvous();

  const later = async () =>
    store.transact(async (tx) => {
      const [row] = await find(tx, { id: "shared" });
      await bothHaveRead();
      await move(tx, { id: "shared", at: new Date(Number(row?.at) + 1) });
    });
  await Promise.all([later(), later()]);

  const [row] = await store.read((db) => find(db, { id: "shared" }));
  expect(row?.at).toEqual(new Date(AT.getTime() + 2));
});

test("gives up after five more runs", async () => {
  await using store = await freshStore("postgres");
  await rawly(
    store.url,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE '40001'; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON tick FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  let runs = 0;

  const unlucky = store.transact(async (tx, t) => {
    runs++;
    await addTick(tx, t, "never");
  });

  await expect(unlucky).rejects.toMatchObject({ name: "QueryError", code: "40001" });
  expect(runs).toBe(6);
});

test("a write that was sent and has not been answered is not saved", async () => {
  await using store = await freshStore("postgres");
  let sent: Promise<unknown> | undefined;

  const hasty = store.transact(async (tx, t) => {
    sent = tx.insert(t.tick).values({ id: "sent", at: AT }).execute();
  });

  await expect(hasty).rejects.toThrow("not awaited: nothing was saved");
  await sent;
  expect(await savedTicks(store)).toEqual([]);
});

test("a lost idle connection ends neither the process nor the store", async () => {
  await using store = await freshStore("postgres");
  await Promise.all([savedTicks(store), savedTicks(store), savedTicks(store)]);

  await rawly(store.url, CUT);

  await vi.waitFor(async () => expect(await savedTicks(store)).toEqual([]));
});

test("a connection lost inside a transaction rejects it, and the next one gets another", async () => {
  await using store = await freshStore("postgres");
  const written = Promise.withResolvers<void>();

  const lost = store.transact(async (tx, t) => {
    await addTick(tx, t, "lost");
    written.resolve();
    await new Promise(() => {});
  });
  const cut = written.promise.then(() => rawly(store.url, CUT));

  await expect(lost).rejects.toMatchObject({ name: "QueryError", code: "57P01" });
  await cut;
  await store.transact((tx, t) => addTick(tx, t, "kept"));
  expect(await savedTicks(store)).toEqual(["kept"]);
});
