import { UserError } from "../domain/error.ts";
import { addressOf } from "./address.ts";

/**
 * Holds a SQLite file for the one bot process that may run on it; PostgreSQL serves several and holds nothing.
 * Throws UserError `cli.second-process` where another process holds it. It ends with the process, however that ends.
 */
export const lockFile = async (url: string): Promise<AsyncDisposable> => {
  const address = addressOf(url);
  if (address.kind === "postgres") return { [Symbol.asyncDispose]: async () => {} };
  const release = (await import("./sqlite/lock.ts")).lockSqlite(address.path);
  if (!release) throw new UserError("cli.second-process");
  return { [Symbol.asyncDispose]: async () => release() };
};
