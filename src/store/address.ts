import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { StoreError } from "./store-error.ts";

/** Where the data lie: a file of this machine by its absolute path, or a server. */
export type Address =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "postgres"; readonly url: string };

/** Reads `file:PATH` or `postgres://…`; throws a StoreError for anything else. */
export const addressOf = (url: string): Address => {
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: "postgres", url };
  if (!/^file:./.test(url)) throw new StoreError("a database is file:PATH or postgres://…");
  return { kind: "sqlite", path: url.startsWith("file://") ? fileURLToPath(url) : resolve(url.slice("file:".length)) };
};
