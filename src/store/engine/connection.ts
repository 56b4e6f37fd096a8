import type { Reader, Tx } from "../store.ts";
import { StoreError } from "../store-error.ts";
import type { Tables } from "../tables.ts";
import type { Held } from "./guard.ts";

/** What stands behind a Tx or Reader. */
type Connection = { readonly db: Tx; readonly tables: Tables; readonly held: Held };

const connections = new WeakMap<Reader, Connection>();

/** The Tx of a connection: counts the writes that are built, so that a forgotten `await` is refused. */
export const txOn = (db: Tx, tables: Tables, held: Held): Tx => {
  const counted = <F extends (...given: never[]) => unknown>(build: F): F =>
    ((...given: never[]) => {
      held.transaction?.built();
      return build.apply(db, given);
    }) as F; // TypeScript does not see that the parameters are handed through.
  const tx: Tx = {
    select: db.select.bind(db),
    insert: counted(db.insert),
    update: counted(db.update),
    delete: counted(db.delete),
  };
  connections.set(tx, { db, tables, held });
  return tx;
};

/** The Reader of a connection. */
export const readerOn = (db: Tx, tables: Tables): Reader => {
  const reader: Reader = { select: db.select.bind(db) };
  connections.set(reader, { db, tables, held: { transaction: undefined } });
  return reader;
};

/** What stands behind a Tx or Reader; throws a StoreError for anything else. */
export const connectionOf = (on: Reader): Connection => {
  const connection = connections.get(on);
  if (!connection) throw new StoreError("not a tx or reader of a store");
  return connection;
};
