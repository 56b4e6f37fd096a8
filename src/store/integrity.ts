import { addressOf } from "./address.ts";

/**
 * What the database finds wrong with itself, in its own words; nothing for a sound one. Reads all of a SQLite file.
 * PostgreSQL checks its rows as it writes them: asked for are broken indexes, constraints never checked, and pages
 * whose checksum failed.
 */
export const integrity = async (url: string): Promise<readonly string[]> => {
  const address = addressOf(url);
  if (address.kind === "sqlite") return (await import("./sqlite/integrity.ts")).sqliteIntegrity(address.path);
  return (await import("./postgres/integrity.ts")).postgresIntegrity(address.url);
};
