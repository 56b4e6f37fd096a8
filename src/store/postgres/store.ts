import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { readerOn, txOn } from "../engine/connection.ts";
import { storeOn } from "../engine/engine.ts";
import { type Guard, type Held, holderGuard, readGuard } from "../engine/guard.ts";
import { Transaction } from "../engine/transaction.ts";
import { postgresKit } from "../kit.ts";
import type { Store, Tx } from "../store.ts";
import { tables } from "../tables.ts";
import { guardedClient } from "./client.ts";
import { lossOf } from "./loss.ts";
import { retrying } from "./retry.ts";

/** How long, in milliseconds, a transaction may await something else before the server ends it; the URL may say otherwise. */
const IDLE_MS = 10_000;

type Connection = { readonly tx: Tx; readonly held: Held };

/** The store on a server: each transaction has a pooled connection of its own, each read any of them. */
export const openPostgres = (url: string): Store => {
  const pool = new pg.Pool({ connectionString: url, idle_in_transaction_session_timeout: IDLE_MS });
  // A lost idle connection ends the process unless someone listens; the pool opens another when it is needed.
  pool.on("error", () => {});
  const t = tables(postgresKit);
  const connections = new WeakMap<pg.PoolClient, Connection>();

  const connectionTo = (client: pg.PoolClient): Connection => {
    const known = connections.get(client);
    if (known) return known;
    const held: Held = { transaction: undefined };
    const made = { held, tx: txOn(drizzleOn(client, holderGuard(held)), t, held) };
    connections.set(client, made);
    return made;
  };

  const attempt = async <R>(work: (tx: Tx) => Promise<R>): Promise<R> => {
    const client = await pool.connect();
    using loss = lossOf(client);
    const { tx, held } = connectionTo(client);
    const transaction = new Transaction();
    let broken: Error | undefined;
    try {
      await client.query("BEGIN");
      held.transaction = transaction;
      const result = await Promise.race([transaction.run(async () => work(tx)), loss.happens]);
      transaction.settle();
      await client.query("COMMIT");
      return result;
    } catch (fault) {
      transaction.open = false;
      await client.query("ROLLBACK").catch((cause: Error) => {
        broken = cause;
      });
      throw transaction.fault ?? fault;
    } finally {
      held.transaction = undefined;
      client.release(broken);
    }
  };

  return storeOn({
    tables: t,
    reader: readerOn(drizzleOn(pool, readGuard), t),
    transact: (work) => retrying(() => attempt((tx) => work(tx, t))),
    close: () => pool.end(),
  });
};

/** The same builders run on both engines; the store's types are SQLite's. */
const drizzleOn = (client: pg.PoolClient | pg.Pool, guard: Guard): Tx =>
  drizzle({ client: guardedClient(client, guard) }) as unknown as Tx;
