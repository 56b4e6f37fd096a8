import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

// `npm run migrations` writes what the tables need beyond the newest migration, `-- --check` fails where that is
// anything, `-- --fresh` starts over with a single first migration (only before a release: nobody's database follows).

const root = resolve(import.meta.dirname, "..");
const dialects = [
  { folder: "sqlite", dialect: "sqlite" },
  { folder: "postgres", dialect: "postgresql" },
];

const { values } = parseArgs({
  options: { check: { type: "boolean" }, fresh: { type: "boolean" }, name: { type: "string", default: "change" } },
});

/** Runs drizzle-kit, which takes its folders relative to where it runs, and answers what it said where that is kept. */
const generate = (folder: string, dialect: string, out: string, name: string, stdio: "inherit" | "pipe"): string => {
  const kit = join(root, "node_modules", "drizzle-kit", "bin.cjs");
  const flags = ["--dialect", dialect, "--schema", `migrations/${folder}.schema.cjs`, "--out", relative(root, out)];
  return String(execFileSync(process.execPath, [kit, "generate", ...flags, "--name", name], { cwd: root, stdio }));
};

/** Whether the tables ask for nothing that the migrations do not hold. drizzle-kit exits with 0 whatever it finds. */
const isCurrent = (folder: string, dialect: string): boolean => {
  const copy = mkdtempSync(join(tmpdir(), "samling-migrations-"));
  try {
    cpSync(join(import.meta.dirname, folder), copy, { recursive: true });
    return generate(folder, dialect, copy, "check", "pipe").includes("No schema changes");
  } finally {
    rmSync(copy, { recursive: true });
  }
};

for (const { folder, dialect } of dialects) {
  const out = join(import.meta.dirname, folder);
  if (values.fresh) rmSync(out, { recursive: true, force: true });
  if (!values.check) generate(folder, dialect, out, values.fresh ? "first" : values.name, "inherit");
  const current = isCurrent(folder, dialect);
  process.stdout.write(`migrations/${folder}: ${current ? "current" : "behind the tables, run npm run migrations"}\n`);
  if (!current) process.exitCode = 1;
}
