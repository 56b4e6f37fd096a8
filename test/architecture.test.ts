import { describe, expect, test } from "vitest";
import { importsOf, type Node, nodesOf, type Source, sourcesIn } from "./source.ts";

const SOURCES = sourcesIn("src", "commands");

/** Which folders a folder may import besides itself. What stands directly in `src`, and `src/cli`, puts all together. */
const BASE = ["domain", "chat", "locales", "imports", "charts", "store", "bot"];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  chat: ["domain"],
  locales: ["domain"],
  imports: ["domain"],
  charts: ["domain"],
  store: ["domain"],
  bot: ["chat", "store", "locales", "domain"],
  views: BASE,
  jobs: [...BASE, "views"],
  commands: [...BASE, "views"],
  "adapters/discord": ["chat", "locales", "domain"],
  "adapters/slack": ["chat", "locales", "domain"],
  "adapters/playground": ["chat", "locales", "domain"],
  web: ["chat", "store", "charts", "locales", "domain"],
};

/** The only places that know a library. */
const HOMES: readonly (readonly [vendor: RegExp, homes: RegExp])[] = [
  [/^discord\.js/, /^src\/adapters\/discord\//],
  [/^@slack\//, /^src\/adapters\/slack\//],
  [/^node-cron/, /^src\/bot\/scheduler\.ts$/],
  [/^(drizzle-orm|better-sqlite3|pg)(\/|$)/, /^src\/store\//],
  [/^(echarts|@resvg\/)/, /^src\/charts\//],
  [/^(hono|@hono)(\/|$)/, /^src\/(web|adapters\/playground)\//],
  [/^pino/, /^src\/log\.ts$/],
];

/** Files longer than this hold more than one thing. */
const MOST_LINES = 250;

/** The folder of the table in which a file stands; undefined for what puts everything together. */
const folderOf = (path: string): string | undefined => {
  const [top, second, third, fourth] = path.split("/");
  if (top === "commands") return "commands";
  if (third === undefined || second === "cli") return undefined;
  return second === "adapters" && fourth !== undefined ? `adapters/${third}` : second;
};

const isOurs = (path: string): boolean => /^(src|commands)\//.test(path);

const foldersBroken = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => {
    const folder = folderOf(source.path);
    if (folder === undefined) return [];
    const allowed = MAY_IMPORT[folder];
    if (!allowed) return [`${source.path} stands in a folder that the table does not know`];
    return importsOf(source)
      .filter(({ name }) => isOurs(name))
      .filter(({ name }) => {
        const other = folderOf(name);
        return other !== folder && (other === undefined || !allowed.includes(other));
      })
      .map(({ name }) => `${source.path} imports ${name}`);
  });

const homesBroken = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) =>
    importsOf(source)
      .filter(({ name }) => HOMES.some(([vendor, homes]) => vendor.test(name) && !homes.test(source.path)))
      .map(({ name }) => `${source.path} imports ${name}`),
  );

/** A way from a file back to itself over imports, types aside: they are gone when the program runs. */
const circles = (sources: readonly Source[]): readonly string[] => {
  const running = (source: Source) => importsOf(source).flatMap(({ name, typeOnly }) => (typeOnly ? [] : [name]));
  const imports = new Map(sources.map((source) => [source.path, running(source)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(" → "));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
};

const isName = (value: unknown, name: string): boolean =>
  typeof value === "object" && value !== null && "name" in value && value.name === name;

/** Asks the machine what time it is. */
const asksTheTime = (node: Node): boolean => {
  if (node.type === "NewExpression" && isName(node.callee, "Date"))
    return (node.arguments as readonly unknown[]).length === 0;
  if (node.type !== "MemberExpression") return false;
  return isName(node.object, "Date") && isName(node.property, "now");
};

const timesAsked = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter((source) => folderOf(source.path) !== undefined && nodesOf(source).some(asksTheTime))
    .map(({ path }) => path);

const tooLong = (sources: readonly Source[]): readonly string[] =>
  sources
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines`);

describe("the house", () => {
  test("has folders that import only what the table allows", () => {
    expect(foldersBroken(SOURCES)).toEqual([]);
  });

  test("keeps each library in its home", () => {
    expect(homesBroken(SOURCES)).toEqual([]);
  });

  test("has no circles of imports", () => {
    expect(circles(SOURCES)).toEqual([]);
  });

  test("asks the machine for the time only where it is put together", () => {
    expect(timesAsked(SOURCES)).toEqual([]);
  });

  test("has no file that holds more than one thing", () => {
    expect(tooLong(SOURCES)).toEqual([]);
  });

  test("has nothing in the table that is not there", () => {
    const folders = new Set(SOURCES.map(({ path }) => folderOf(path)));

    expect(Object.keys(MAY_IMPORT).filter((folder) => !folders.has(folder))).toEqual([]);
  });
});

describe("a planted violation is seen:", () => {
  test.each([
    ["src/domain/planted.ts", 'import { x } from "../store/open.ts";'],
    ["src/store/planted.ts", 'import type { X } from "../bot/command.ts";'],
    ["src/views/planted.ts", 'export * from "../../commands/index.ts";'],
    ["src/bot/planted.ts", 'const x = await import("../views/index.ts");'],
    ["src/jobs/planted.ts", 'import { compose } from "../app.ts";'],
    ["commands/deep/planted.ts", 'type X = import("../../src/adapters/slack/limits.ts").X;'],
    ["src/adapters/slack/planted.ts", 'import { y } from "../discord/limits.ts";'],
    ["src/adapters/discord/planted.ts", 'import { y } from "../../store/open.ts";'],
    ["src/nowhere/planted.ts", ""],
  ])("%s with %s", (path, text) => {
    expect(foldersBroken([...SOURCES, { path, text }])).toHaveLength(1);
  });

  test.each([
    ["src/bot/planted.ts", 'import { Client } from "discord.js";'],
    ["src/adapters/discord/planted.ts", 'import type { X } from "@slack/web-api";'],
    ["src/jobs/planted.ts", 'import { schedule } from "node-cron";'],
    ["commands/planted.ts", 'import { eq } from "drizzle-orm";'],
    ["src/planted.ts", 'import Database from "better-sqlite3";'],
    ["src/views/planted.ts", 'import * as echarts from "echarts/core";'],
    ["src/cli/planted.ts", 'import { Hono } from "hono";'],
    ["src/bot/planted.ts", 'import { pino } from "pino";'],
  ])("%s with %s", (path, text) => {
    expect(homesBroken([...SOURCES, { path, text }])).toHaveLength(1);
  });

  test("a circle, where it is one when the program runs", () => {
    const sources = [
      { path: "src/bot/a.ts", text: 'import { type T, b } from "./b.ts";' },
      { path: "src/bot/b.ts", text: 'export { c } from "./c.ts";' },
      {
        path: "src/bot/c.ts",
        text: 'import { a } from "./a.ts"; import type { B } from "./b.ts"; import { type C } from "./b.ts";',
      },
    ];

    expect(circles(sources)).toEqual(["src/bot/a.ts → src/bot/b.ts → src/bot/c.ts → src/bot/a.ts"]);
    expect(circles(sources.slice(1))).toEqual([]);
  });

  test.each(["const x = new Date();", "const x = Date.now();", "const now = Date.now;"])("the time by %s", (text) => {
    expect(timesAsked([{ path: "src/bot/planted.ts", text }])).toEqual(["src/bot/planted.ts"]);
    expect(timesAsked([{ path: "src/clock.ts", text }])).toEqual([]);
  });

  test("a long file", () => {
    expect(tooLong([{ path: "commands/planted.ts", text: "\n".repeat(251) }])).toHaveLength(1);
  });
});
