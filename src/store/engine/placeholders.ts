import { type Placeholder, sql } from "drizzle-orm";
import { StoreError } from "../store-error.ts";

const placeholder = (name: string): Placeholder =>
  Object.assign(sql.placeholder(name), {
    [Symbol.toPrimitive]: () => {
      throw new StoreError(`p.${name} is a placeholder: it stands where a value stands and cannot be computed with`);
    },
  });

/** Answers each name with its placeholder, so that a statement reads as if it held the values. */
export const placeholders: object = new Proxy(
  {},
  {
    get: (_, name) => placeholder(String(name)),
    ownKeys: () => {
      throw new StoreError("placeholders cannot be spread: name each one");
    },
  },
);
