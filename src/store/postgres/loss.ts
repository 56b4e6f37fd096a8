import type pg from "pg";
import { codeOf, QueryError } from "../query-error.ts";
import { StoreError } from "../store-error.ts";

/** `idle_in_transaction_session_timeout`, PostgreSQL manual, appendix A. */
const IDLE_IN_TRANSACTION = "25P03";

/** Listens for the end of a connection that is in use: without a listener it would end the process. */
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
