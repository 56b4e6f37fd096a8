import { session } from "./session.ts";

const FAULTS = `
  SELECT 'index ' || indexrelid::regclass || ' is not valid' AS fault FROM pg_index WHERE NOT indisvalid
  UNION ALL
  SELECT 'constraint ' || conname || ' of ' || conrelid::regclass || ' was never checked'
    FROM pg_constraint WHERE NOT convalidated
  UNION ALL
  SELECT checksum_failures || ' pages failed their checksum'
    FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0`;

/** See `integrity`. */
export const postgresIntegrity = (url: string): Promise<readonly string[]> =>
  session(url, async (client) => {
    const { rows } = await client.query<{ fault: string }>(FAULTS);
    return rows.map((row) => row.fault);
  });
