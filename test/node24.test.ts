import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const LAUNCHER = resolve(import.meta.dirname, "../src/node24.mjs");
const AS_NODE_20 =
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})';

/** A checkout with the launcher and one script, on a machine whose own Node is 20. */
const openCheckout = async ({ installed, script }: { readonly installed: boolean; readonly script: string }) => {
  const folder = await mkdtemp(join(tmpdir(), "samling-node24-"));
  const packaged = join(folder, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  await mkdir(join(folder, "src"));
  await copyFile(LAUNCHER, join(folder, "src", "node24.mjs"));
  await writeFile(join(folder, "script.mjs"), script);
  if (installed) {
    await mkdir(dirname(packaged), { recursive: true });
    await symlink(process.execPath, packaged);
  }
  return {
    folder,
    packaged,
    run: (...words: readonly string[]) =>
      spawn(process.execPath, ["--import", AS_NODE_20, "src/node24.mjs", "script.mjs", ...words], { cwd: folder }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
};

test("an older Node hands a script to the one that came as a package, with its words, its PATH and its exit code", async () => {
  const script = `console.log(JSON.stringify([process.versions.node, process.argv.slice(2), process.env.PATH]));
    process.exitCode = 7;`;
  await using checkout = await openCheckout({ installed: true, script });

  const child = checkout.run("import", "a file.md");
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);

  const [version, words, path] = JSON.parse(said);
  expect([version, words, code]).toEqual([process.versions.node, ["import", "a file.md"], 7]);
  expect(path.startsWith(dirname(checkout.packaged))).toBe(true);
});

test("what Node made of the files is kept for the next start, beside the packages", async () => {
  await using checkout = await openCheckout({ installed: true, script: `await import("./other.ts");` });
  await writeFile(join(checkout.folder, "other.ts"), "export const one: number = 1;");

  await once(checkout.run(), "close");

  expect(await readdir(join(checkout.folder, "node_modules", ".cache", "node"))).toHaveLength(1);
});

test("SIGTERM reaches the script, which ends in its own time", async () => {
  const script = `process.on("SIGTERM", () => { console.log("finished"); process.exit(0); });
    setInterval(() => {}, 1000);
    console.log("ready");`;
  await using checkout = await openCheckout({ installed: true, script });

  const child = checkout.run();
  const said = text(child.stdout);
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  const [code] = await once(child, "close");

  expect([await said, code]).toEqual(["ready\nfinished\n", 0]);
});

test.each([
  ["an older Node", ["--import", AS_NODE_20]],
  ["Node 24", []],
])("what npm started on %s ends in its own time when npm and its shell are gone", async (_, flags) => {
  const script = `process.on("SIGTERM", () => { console.log("finished"); process.exit(0); });
    setInterval(() => {}, 1000);
    console.log("ready");`;
  await using checkout = await openCheckout({ installed: true, script });
  const words = [process.execPath, ...flags, "src/node24.mjs", "script.mjs"].map((word) => `'${word}'`).join(" ");
  const env = { ...process.env, npm_lifecycle_event: "start" };

  const shell = spawn("sh", ["-c", `${words}; true`], { cwd: checkout.folder, env });
  const said = text(shell.stdout);
  await once(shell.stdout, "data");
  shell.kill("SIGKILL");

  expect(await said).toBe("ready\nfinished\n");
});

test("an older Node alone says in one line what is missing", async () => {
  await using checkout = await openCheckout({ installed: false, script: "" });

  const child = checkout.run();
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);

  expect(said).toBe('Samling needs Node 24 or newer; this is 20.20.2. Run "npm ci" first, or install Node 24.\n');
  expect(code).toBe(2);
});
