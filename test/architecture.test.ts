import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** Which folder may import which; each may import itself. What is not named here (app, main, cli…) may import everything. */
const BELOW = ["domain", "chat", "locales", "imports", "charts", "store", "bot"];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  chat: ["domain"],
  locales: ["domain"],
  imports: ["domain"],
  charts: ["domain"],
  store: ["domain"],
  bot: ["chat", "store", "locales", "domain"],
  views: BELOW,
  jobs: [...BELOW, "views"],
  commands: [...BELOW, "views"],
  "adapters/discord": ["chat", "locales", "domain"],
  "adapters/slack": ["chat", "locales", "domain"],
  "adapters/playground": ["chat", "locales", "domain"],
  web: ["chat", "store", "charts", "locales", "domain"],
};

/** Each vendor library has one home. */
const HOMES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^discord\.js$|^discord-api-types/, ["adapters/discord"]],
  [/^@slack\//, ["adapters/slack"]],
  [/^node-cron$/, ["bot/scheduler.ts"]],
  [/^drizzle-orm|^better-sqlite3$|^pg$/, ["store"]],
  [/^echarts|^@resvg\/|^@expo-google-fonts\//, ["charts"]],
  [/^hono|^@hono\//, ["web", "adapters/playground"]],
  [/^i18next$/, ["locales"]],
  [/^pino$/, ["log.ts"]],
];

/** `import … from "x"`, `export … from "x"`, `import("x")`; the code base writes no others. */
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)"([^"]+)"/g;

type Source = { readonly path: string; readonly text: string };

const isPage = (path: string): boolean => path.includes("adapters/playground/page/");

const sources: readonly Source[] = ["src", "commands"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(ROOT, folder, name), "utf8") }))
    .filter(({ path }) => !isPage(path)),
);

const importsOf = ({ text }: Source): readonly string[] => [...text.matchAll(IMPORT)].map(([, name = ""]) => name);

/** `src/adapters/slack/x.ts` is in `adapters/slack`, `commands/x.ts` in `commands`, `src/app.ts` in `app.ts`. */
const folderOf = (path: string): string => {
  const [first = "", second = "", third = ""] = path.split("/");
  if (first !== "src") return first;
  return second === "adapters" ? `${second}/${third}` : second;
};

const targetOf = (from: string, name: string): string | undefined =>
  name.startsWith(".") ? normalize(join(dirname(from), name)) : undefined;

/** Imports that the table forbids, and vendor libraries away from home. */
const trespasses = (files: readonly Source[]): readonly string[] =>
  files.flatMap((file) =>
    importsOf(file).flatMap((name) => {
      const folder = folderOf(file.path);
      const target = targetOf(file.path, name);
      const allowed = MAY_IMPORT[folder];
      if (target !== undefined) {
        const other = folderOf(target);
        return !allowed || other === folder || allowed.includes(other) ? [] : [`${file.path} imports ${target}`];
      }
      const homes = HOMES.find(([vendor]) => vendor.test(name))?.[1];
      const inside = relative("src", file.path);
      return !homes || homes.some((home) => inside === home || inside.startsWith(`${home}/`))
        ? []
        : [`${file.path} imports ${name}`];
    }),
  );

/** The files of a circle of imports, each once; types are stripped before anything runs and make no circle. */
const circles = (files: readonly Source[]): readonly string[] => {
  const known = new Set(files.map(({ path }) => path));
  const next = new Map(
    files.map((file) => {
      const values = file.text.replace(/\b(?:import|export) type [^;]*;/g, "");
      const targets = importsOf({ ...file, text: values }).flatMap((name) => targetOf(file.path, name) ?? []);
      return [file.path, targets.filter((target) => known.has(target))];
    }),
  );
  const done = new Set<string>();
  const found = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.add([...way.slice(way.indexOf(path)), path].join(" → "));
    if (done.has(path) || way.includes(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of known) visit(path, []);
  return [...found];
};

/** Below `app` nobody asks the machine what time it is. A moment made from something said (`new Date(text)`) is fine. */
const CLOCK = /new Date\(\)|Date\.now\(\)/;
const BELOW_APP = new Set([...Object.keys(MAY_IMPORT)]);

describe("the house", () => {
  test("imports only what the table allows, and each vendor library at its home", () => {
    expect(trespasses(sources)).toEqual([]);
  });

  test("has no circles", () => {
    expect(circles(sources)).toEqual([]);
  });

  test("asks the machine's clock only in app and above", () => {
    const asking = sources.filter(({ path, text }) => BELOW_APP.has(folderOf(path)) && CLOCK.test(text));

    expect(asking.map(({ path }) => path)).toEqual([]);
  });

  test("keeps its files small enough to see whole", () => {
    const long = sources.filter(({ text }) => text.split("\n").length > 250);

    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe("these checks", () => {
  const planted = (path: string, text: string): Source => ({ path, text });

  test("see a folder that reaches where it may not", () => {
    const found = trespasses([
      planted("src/domain/a.ts", 'import { x } from "../store/store.ts";'),
      planted("src/adapters/slack/b.ts", 'import type { y } from "../discord/render.ts";'),
      planted("src/adapters/discord/c.ts", 'const { z } = await import("../../store/store.ts");'),
      planted("commands/d.ts", 'import { w } from "../src/adapters/slack/render.ts";'),
    ]);

    expect(found).toHaveLength(4);
  });

  test("see a vendor library away from home", () => {
    const found = trespasses([
      planted("src/bot/a.ts", 'import { Client } from "discord.js";'),
      planted("src/bot/sender.ts", 'import cron from "node-cron";'),
      planted("commands/b.ts", 'import { eq } from "drizzle-orm";'),
    ]);

    expect(found).toHaveLength(3);
  });

  test("see a circle of values, and none of types", () => {
    const one = planted("src/bot/a.ts", 'import { b } from "./b.ts";');

    expect(circles([one, planted("src/bot/b.ts", 'import { a } from "./a.ts";')])).toHaveLength(1);
    expect(circles([one, planted("src/bot/b.ts", 'import type { a } from "./a.ts";')])).toEqual([]);
  });
});
