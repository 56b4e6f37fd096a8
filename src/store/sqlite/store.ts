import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { readerOn, txOn } from "../engine/connection.ts";
import { storeOn } from "../engine/engine.ts";
import { type Guard, type Held, holderGuard, readGuard } from "../engine/guard.ts";
import { Transaction } from "../engine/transaction.ts";
import { sqliteKit } from "../kit.ts";
import type { Outlives, Store, Tx } from "../store.ts";
import { StoreError } from "../store-error.ts";
import { tables } from "../tables.ts";
import { guardedClient } from "./client.ts";
import { ensureFile } from "./file.ts";
import { type Outcome, queue } from "./queue.ts";

/** How long, in milliseconds, a query waits for another process that writes to the same file. */
const BUSY_MS = 10_000;

/** How much a commit waits for the disk: FULL outlives a loss of power, NORMAL only the end of the process. */
const SYNC: Readonly<Record<Outlives, string>> = { power: "FULL", process: "NORMAL" };

/** The store on a file: one connection writes, a transaction at a time; a second one reads. */
export const openSqlite = (path: string, outlives: Outlives): Store => {
  ensureFile(path);
  const writer = new Database(path, { timeout: BUSY_MS });
  for (const pragma of ["journal_mode = WAL", `synchronous = ${SYNC[outlives]}`, "foreign_keys = ON"])
    writer.pragma(pragma);
  const reader = new Database(path, { timeout: BUSY_MS, readonly: true });
  const t = tables(sqliteKit);
  const held: Held = { transaction: undefined };
  const tx = txOn(drizzleOn(writer, holderGuard(held)), t, held);
  const inTurn = queue(writer);

  /**
   * Starts in a microtask, and every query answers in a microtask; so a transaction that is still open when Node comes
   * to its next tick awaits something else.
   */
  const attempt = <R>(work: (tx: Tx) => Promise<R>): Promise<Outcome<R>> =>
    new Promise((resolve) => {
      const transaction = new Transaction();
      held.transaction = transaction;
      const end = (outcome: Outcome<R>): void => {
        if (held.transaction !== transaction) return;
        transaction.open = false;
        held.transaction = undefined;
        resolve(outcome);
      };
      const giveUp = (fault: unknown): void => end({ kind: "failed", fault: transaction.fault ?? fault });
      process.nextTick(() => {
        if (transaction.open) giveUp(new StoreError("transact awaited something that is not one of its queries"));
      });
      transaction
        .run(async () => work(tx))
        .then((result) => {
          if (held.transaction !== transaction) return;
          transaction.settle();
          end({ kind: "done", result });
        })
        .catch(giveUp);
    });

  return storeOn({
    tables: t,
    reader: readerOn(drizzleOn(reader, readGuard), t),
    transact: (work) => inTurn(() => attempt((on) => work(on, t))),
    close: async () => {
      reader.close();
      writer.close();
    },
  });
};

/** better-sqlite3 answers at once; awaited, its results are those of an asynchronous database. */
const drizzleOn = (database: Database.Database, guard: Guard): Tx =>
  drizzle({ client: guardedClient(database, guard) }) as unknown as Tx;
