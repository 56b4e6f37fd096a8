import { existsSync } from "node:fs";
import { askHere } from "./cli/ask.ts";
import { run } from "./cli.ts";

// What stands in the environment itself wins.
if (existsSync(".env")) process.loadEnvFile(".env");

const stop = new AbortController();
// Ctrl-C under npm arrives more than once; only the first must count, and none may cut what the first one began to finish.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort(signal));

// Whoever reads may stop in the middle, as `head` does.
const unlessUnread = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "EPIPE") throw error;
};
for (const stream of [process.stdout, process.stderr]) stream.on("error", unlessUnread);

const streams = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  ask: askHere(stop.signal),
};
process.exitCode = await run(process.argv.slice(2), process.env, streams, stop.signal);
