import { DrizzleQueryError } from "drizzle-orm";
import type { Reader, Store, Tx } from "../store.ts";
import { StoreError } from "../store-error.ts";
import type { Tables } from "../tables.ts";
import { refuseInside } from "./transaction.ts";

/** What an engine brings; `storeOn` adds the rules that are the same for all. */
export type Engine = {
  readonly tables: Tables;
  readonly reader: Reader;
  transact<R>(work: (tx: Tx, t: Tables) => Promise<R>): Promise<R>;
  close(): Promise<void>;
};

/** The store over an engine: nothing enters from inside a transaction or after closing. */
export const storeOn = (engine: Engine): Store => {
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  const enter = async <R>(what: string, work: () => Promise<R>): Promise<R> => {
    refuseInside(what);
    if (closing) throw new StoreError("the store is closed");
    const done = work();
    underWay.add(done);
    try {
      return await done;
    } catch (fault) {
      // drizzle's wrapper repeats the values, which no log may see; what it wraps is our QueryError.
      throw fault instanceof DrizzleQueryError ? fault.cause : fault;
    } finally {
      underWay.delete(done);
    }
  };
  const close = (): Promise<void> => {
    closing ??= Promise.allSettled(underWay).then(() => engine.close());
    return closing;
  };

  return {
    transact: (work) => enter("transact", () => engine.transact(work)),
    read: (work) => enter("read", () => work(engine.reader, engine.tables)),
    close,
    [Symbol.asyncDispose]: close,
  };
};
