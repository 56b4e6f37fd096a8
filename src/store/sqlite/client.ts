import type Database from "better-sqlite3";
import type { Guard } from "../engine/guard.ts";
import { QueryError } from "../query-error.ts";

/**
 * SQLite (seen in 3.54) looks at what is bound to `= ?` in a join and to `limit ?` when it plans, and so plans a prepared
 * statement anew at each execution: most of the time of a short read. Into a subquery it does not look; the value and its
 * type stay what they are.
 */
const plannedOnce = (text: string): string =>
  text.startsWith("select ") ? text.replaceAll(/(= |limit )\?/g, "$1(select ?)") : text;

/** The part of better-sqlite3 that drizzle uses, each call guarded. */
export const guardedClient = (database: Database.Database, guard: Guard): Database.Database => {
  const prepare = (written: string) => {
    const text = plannedOnce(written);
    try {
      return guarded(database.prepare(text), guard);
    } catch (cause) {
      const fault = new QueryError(cause, text);
      guard.answered(fault);
      throw fault;
    }
  };
  return { prepare } as unknown as Database.Database; // drizzle calls nothing else: transactions are the store's.
};

const guarded = (statement: Database.Statement, guard: Guard) => {
  const call =
    (method: (...values: unknown[]) => unknown) =>
    (...values: unknown[]) => {
      guard.sending(statement.source);
      let fault: QueryError | undefined;
      try {
        return method.apply(statement, values.map(bound));
      } catch (cause) {
        fault = new QueryError(cause, statement.source);
        throw fault;
      } finally {
        guard.answered(fault);
      }
    };
  const client = {
    run: call(statement.run),
    all: call(statement.all),
    get: call(statement.get),
    raw: () => {
      statement.raw(true);
      return client;
    },
  };
  return client;
};

/** A value as the kit's columns store it: drizzle leaves a placeholder in a comparison as it came. */
const bound = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
};
