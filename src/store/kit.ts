import * as postgres from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";
import type { Clock, Day } from "../domain/day.ts";

/**
 * The columns that tables may use, once per dialect with the same TypeScript types. `instant` is a `Date` to the
 * millisecond, `json` any plain data. A placeholder given `undefined` writes NULL.
 * Text orders by code point on both; a NULL comes first on SQLite and last on PostgreSQL, so never order by one.
 */
export type Kit = typeof sqliteKit;

type Optional<T> = T | null | undefined;
const orNull = <T, R>(value: Optional<T>, encode: (value: T) => R): R | null =>
  value === null || value === undefined ? null : encode(value);

// drizzle's own date and boolean columns fail on, or misread, a NULL that comes through a placeholder.
export const sqliteKit = {
  table: sqlite.sqliteTable,
  text: <C extends string>(column: C) => sqlite.text(column),
  oneOf: <C extends string, U extends string, T extends readonly [U, ...U[]]>(column: C, values: T) =>
    sqlite.text(column, { enum: values }),
  int: <C extends string>(column: C) => sqlite.integer(column),
  bool: sqlite.customType<{ data: boolean; driverData: number | null }>({
    dataType: () => "integer",
    toDriver: (value: Optional<boolean>) => orNull(value, Number),
    fromDriver: Boolean,
  }),
  instant: sqlite.customType<{ data: Date; driverData: number | null }>({
    dataType: () => "integer",
    toDriver: (value: Optional<Date>) => orNull(value, (at) => at.getTime()),
    fromDriver: (value) => new Date(Number(value)),
  }),
  day: <C extends string>(column: C) => sqlite.text(column).$type<Day>(),
  clock: <C extends string>(column: C) => sqlite.text(column).$type<Clock>(),
  json: <T>(column: string) =>
    sqlite.customType<{ data: T; driverData: string | null }>({
      dataType: () => "text",
      toDriver: (value: Optional<T>) => orNull(value, (data) => JSON.stringify(data)),
      fromDriver: (value) => JSON.parse(String(value)),
    })(column),
  primaryKey: sqlite.primaryKey,
  unique: sqlite.unique,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
};

/** SQLite compares text by code point; so must PostgreSQL, whatever the database's own collation. */
const byCodePoint = 'text COLLATE "C"';
const text = postgres.customType<{ data: string }>({ dataType: () => byCodePoint });

export const postgresKit = {
  table: postgres.pgTable,
  text,
  oneOf: (column: string) => text(column),
  int: (column: string) => postgres.integer(column),
  bool: (column: string) => postgres.boolean(column),
  instant: postgres.customType<{ data: Date; driverData: string | null }>({
    dataType: () => "timestamp (3) with time zone",
    toDriver: (value: Optional<Date>) => orNull(value, (at) => at.toISOString()),
    fromDriver: (value) => new Date(String(value)),
  }),
  day: text,
  clock: text,
  json: <T>(column: string) =>
    postgres.customType<{ data: T; driverData: string | null }>({
      dataType: () => byCodePoint,
      toDriver: (value: Optional<T>) => orNull(value, (data) => JSON.stringify(data)),
      fromDriver: (value) => JSON.parse(String(value)),
    })(column),
  primaryKey: postgres.primaryKey,
  unique: postgres.unique,
  index: postgres.index,
  uniqueIndex: postgres.uniqueIndex,
} as unknown as Kit; // The builders behave alike; drizzle gives each dialect its own types, and queries are typed by one.
