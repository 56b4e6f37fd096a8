import { AsyncLocalStorage } from "node:async_hooks";
import type { QueryError } from "../query-error.ts";
import { StoreError } from "../store-error.ts";

const current = new AsyncLocalStorage<Transaction>();

/** Throws inside a running transaction, where other ways to the database would wait for it or miss what it wrote. */
export const refuseInside = (what: string): void => {
  if (current.getStore()?.open) throw new StoreError(`${what} inside transact: use the tx that was given`);
};

/** One running transaction. The async context carries it, so that nested, late and foreign use is seen. */
export class Transaction {
  open = true;
  /** The first query that failed. */
  fault: QueryError | undefined;
  #built = 0;
  #sent = 0;
  #answered = 0;
  #writesSent = 0;

  run<R>(work: () => Promise<R>): Promise<R> {
    return current.run(this, work);
  }

  /** A write was built; where it was for this transaction and is never awaited, `settle` refuses. */
  built(): void {
    if (current.getStore() === this) this.#built++;
  }

  sending(statement: string): void {
    if (!this.open || current.getStore() !== this) throw new StoreError("tx used outside its transaction");
    this.#sent++;
    if (!statement.startsWith("select")) this.#writesSent++;
  }

  answered(fault?: QueryError): void {
    this.#answered++;
    this.fault ??= fault;
  }

  /** Ends the use of the tx; throws where its work must not be saved. */
  settle(): void {
    this.open = false;
    if (this.fault) throw this.fault;
    if (this.#built > this.#writesSent || this.#sent > this.#answered)
      throw new StoreError("a query was built or started and not awaited: nothing was saved");
  }
}
