import { expect, test } from "vitest";
import type { Store } from "../../../src/store/store.ts";
import { freshStore } from "../../stores.ts";

const AT = new Date("2027-05-01T10:00:00Z");

const note = (store: Store, key: string, then: () => Promise<void> = async () => {}): Promise<string> =>
  store.transact(async (tx, t) => {
    await tx.insert(t.seen).values({ workspaceId: "w", key, at: AT });
    await then();
    return key;
  });

const kept = async (store: Store): Promise<readonly string[]> =>
  (await store.read((db, t) => db.select({ key: t.seen.key }).from(t.seen).orderBy(t.seen.key))).map(({ key }) => key);

const words = (settled: readonly PromiseSettledResult<string>[]): readonly string[] =>
  settled.map((one) => (one.status === "fulfilled" ? one.value : `failed: ${(one.reason as Error).message}`));

test("work saved together fails alone", async () => {
  await using store = await freshStore("sqlite");
  const broken = async (): Promise<void> => {
    throw new Error("broken");
  };

  const settled = await Promise.allSettled([note(store, "a"), note(store, "b", broken), note(store, "c")]);

  expect(words(settled)).toEqual(["a", "failed: broken", "c"]);
  expect(await kept(store)).toEqual(["a", "c"]);
});

test("a query that fails in the middle undoes its own work only", async () => {
  await using store = await freshStore("sqlite");

  const settled = await Promise.allSettled([note(store, "a"), note(store, "a"), note(store, "b")]);

  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await kept(store)).toEqual(["a", "b"]);
});

test("work that awaits something foreign is undone while its neighbours are saved", async () => {
  await using store = await freshStore("sqlite");
  const foreign = (): Promise<void> => new Promise((done) => setImmediate(done));

  const settled = await Promise.allSettled([note(store, "a"), note(store, "b", foreign), note(store, "c")]);

  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await kept(store)).toEqual(["a", "c"]);
});

test("nobody is answered before what they wrote can be read by others", async () => {
  await using store = await freshStore("sqlite");
  const seen: number[] = [];

  const answered = Array.from({ length: 50 }, async (_, n) => {
    const key = await note(store, `k${n}`);
    seen.push((await kept(store)).includes(key) ? 1 : 0);
  });
  await Promise.all(answered);

  expect(seen).toEqual(Array.from({ length: 50 }, () => 1));
});
