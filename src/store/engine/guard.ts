import type { QueryError } from "../query-error.ts";
import { StoreError } from "../store-error.ts";
import { refuseInside, type Transaction } from "./transaction.ts";

/** What stands between drizzle and a driver: told of every query before it is sent and when it is answered. */
export interface Guard {
  /** Throws where the query must not be sent. */
  sending(statement: string): void;
  answered(fault?: QueryError): void;
}

/** A connection and the transaction that holds it now. */
export type Held = { transaction: Transaction | undefined };

/** Passes only queries of the transaction that holds the connection. */
export const holderGuard = (held: Held): Guard => ({
  sending(statement) {
    if (!held.transaction) throw new StoreError("tx used outside its transaction");
    held.transaction.sending(statement);
  },
  answered: (fault) => held.transaction?.answered(fault),
});

/** Passes only selects from outside any transaction. */
export const readGuard: Guard = {
  sending(statement) {
    refuseInside("read");
    if (!/^(select|with) /.test(statement)) throw new StoreError("a read must not write");
  },
  answered() {},
};
