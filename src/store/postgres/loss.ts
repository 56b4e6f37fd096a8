import type pg from "pg";
import { codeOf, QueryError } from "../query-error.ts";
import { StoreError } from "../store-error.ts";

/** `idle_in_transaction_session_timeout`, PostgreSQL manual, appendix A. */
const IDLE_IN_TRANSACTION = "25P03";

/**
 * Rejects `happens` when a connection in use is lost, so that a transaction that awaits something else hears of it;
 * with no listener the loss would end the process.
 */
export const lossOf = (client: pg.PoolClient): Disposable & { readonly happens: Promise<never> } => {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {}); // Nobody may be waiting when it happens.
  const listener = (cause: Error): void => {
    reject(
      codeOf(cause) === IDLE_IN_TRANSACTION
        ? new StoreError("transact awaited something that is not one of its queries")
        : new QueryError(cause, "the connection"),
    );
  };
  client.on("error", listener);
  return { happens: promise, [Symbol.dispose]: () => client.off("error", listener) };
};
