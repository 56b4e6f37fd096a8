import pg from "pg";

/** Runs work on a connection of its own. */
export const session = async <R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> => {
  const client = new pg.Client({ connectionString: url });
  // A lost connection rejects its query; without a listener it would also end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
