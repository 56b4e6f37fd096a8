import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "./tables.ts";

/** The query builders that both engines share, typed as SQLite's. A Tx is also a Reader, never the other way round. */
export type Tx = Pick<BaseSQLiteDatabase<"async", unknown>, "select" | "insert" | "update" | "delete">;
export type Reader = Pick<Tx, "select">;

/** What a commit is safe from on SQLite; PostgreSQL keeps its own counsel. */
export type Outlives = "power" | "process";

export interface Store extends AsyncDisposable {
  /**
   * One transaction, saved when `work` returns. It is rolled back and rejects when `work` throws, when any query
   * failed (even if caught), when a write was built and not awaited, when `work` awaits anything but its queries, and
   * when it is called inside another. `work` may run again after a deadlock or serialization failure.
   */
  transact<R>(work: (tx: Tx, t: Tables) => Promise<R>): Promise<R>;
  /** Saved data only; each query sees its own snapshot. Refused inside `transact`. */
  read<R>(work: (db: Reader, t: Tables) => Promise<R>): Promise<R>;
  /** Refuses new work and waits for what is under way. */
  close(): Promise<void>;
}
