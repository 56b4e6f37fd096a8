import type pg from "pg";
import type { Guard } from "../engine/guard.ts";
import { QueryError } from "../query-error.ts";

type Query = (config: { readonly text: string }, values: unknown[]) => Promise<pg.QueryArrayResult>;

/** The part of a pg client or pool that drizzle uses, each call guarded. */
export const guardedClient = (client: pg.ClientBase | pg.Pool, guard: Guard): pg.PoolClient => {
  const send: Query = client.query.bind(client) as Query; // One of the driver's many overloads.
  const query: Query = async (config, values) => {
    guard.sending(config.text);
    let fault: QueryError | undefined;
    try {
      return await send(config, values);
    } catch (cause) {
      fault = new QueryError(cause, config.text);
      throw fault;
    } finally {
      guard.answered(fault);
    }
  };
  return { query } as unknown as pg.PoolClient; // drizzle calls nothing else: transactions are the store's.
};
