import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { folderOf, pendingOf } from "../migrations.ts";
import { session } from "./session.ts";

/** Any number that nothing else in the database locks. */
const LOCK = 7_726_546;

/** Applies what is pending, one process at a time: the lock ends with the session. */
export const migratePostgres = (url: string): Promise<void> =>
  session(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    pendingOf(folderOf("postgres"), await applied(client));
    await migrate(drizzle({ client }), { migrationsFolder: folderOf("postgres") });
  });

/** How many migrations the database lacks. */
export const pendingPostgres = (url: string): Promise<number> =>
  session(url, async (client) => pendingOf(folderOf("postgres"), await applied(client)).length);

const applied = async (client: pg.Client): Promise<readonly string[]> => {
  const table = await client.query("SELECT to_regclass('drizzle.__drizzle_migrations') AS name");
  if (table.rows[0]?.name === null) return [];
  const { rows } = await client.query<{ hash: string }>("SELECT hash FROM drizzle.__drizzle_migrations");
  return rows.map((row) => row.hash);
};
