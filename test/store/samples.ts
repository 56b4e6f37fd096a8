import type { Store, Tx } from "../../src/store/store.ts";
import type { Tables } from "../../src/store/tables.ts";

/** 07:00 in Stockholm on the example's first day, with milliseconds that must survive. */
export const AT = new Date("2022-08-17T05:00:00.123Z");

/** Writes a row of the smallest table. */
export const addTick = async (tx: Tx, t: Tables, id: string): Promise<void> => {
  await tx.insert(t.tick).values({ id, at: AT });
};

/** The ids of those rows that were saved, in order. */
export const savedTicks = async (store: Store): Promise<readonly string[]> =>
  (await store.read((db, t) => db.select({ id: t.tick.id }).from(t.tick).orderBy(t.tick.id))).map((row) => row.id);
