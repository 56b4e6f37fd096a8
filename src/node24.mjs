// Runs a script with Node 24 or newer: the one at hand, else the one that came as a package. npm 10 doesn't link that one
// into node_modules/.bin, because the packages for the other platforms carry the same name. Plain JavaScript: any Node reads it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as modules from "node:module";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const packages = join(dirname(fileURLToPath(import.meta.url)), "..", "node_modules");

const isNew = () => Number.parseInt(process.versions.node, 10) >= 24;

const packaged = () => {
  const [name, file] = process.platform === "win32" ? ["win", "node.exe"] : [process.platform, "node"];
  return join(packages, `node-${name}-${process.arch}`, "bin", file);
};

/** Here Node keeps what it made of our files, which spares the next start a quarter of its work. */
const cache = process.env.NODE_COMPILE_CACHE ?? join(packages, ".cache", "node");

const runWith = (node) => {
  // Whatever the script starts finds the same Node.
  const PATH = [dirname(node), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH, NODE_COMPILE_CACHE: cache };
  const child = spawn(node, process.argv.slice(2), { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
};

/** Stops with npm: a signal that ends it never comes through the shell between, and what stays behind holds port and database. */
const endWithNpm = () => {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
};

if (process.env.npm_lifecycle_event) endWithNpm();
if (isNew()) {
  modules.enableCompileCache(cache);
  process.argv.splice(1, 1);
  process.argv[1] = resolve(process.argv[1]);
  await import(pathToFileURL(process.argv[1]).href);
} else if (existsSync(packaged())) {
  runWith(packaged());
} else {
  process.stderr.write(
    `Samling needs Node 24 or newer; this is ${process.versions.node}. Run "npm ci" first, or install Node 24.\n`,
  );
  process.exitCode = 2;
}
