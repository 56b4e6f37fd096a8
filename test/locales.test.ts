import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../src/locales/en.ts";
import { sv } from "../src/locales/sv.ts";

type Texts = { readonly [key: string]: string | Texts };

const leaves = (texts: Texts, prefix = ""): readonly (readonly [string, string])[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}${key}`, value] as const] : leaves(value, `${prefix}${key}.`),
  );

const PLURAL = /_(one|other)$/;
const english = new Map(leaves(en));
const swedish = new Map(leaves(sv));
const names = [...new Set([...english.keys()].map((key) => key.replace(PLURAL, "")))];

const blanksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, blank = ""]) => blank).sort();

const ROOT = join(import.meta.dirname, "..");
const code = ["src", "commands"]
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
  )
  .join("\n");

/** Keys said in full, and the beginnings of keys that are put together: `kind.${kind}`. */
const literals = new Set([...code.matchAll(/"([\w-]+(?:\.[\w-]+)+)"/g)].map(([, key = ""]) => key));
const families = [...new Set([...code.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, prefix = ""]) => prefix))];

describe("the texts", () => {
  test("are the same in both languages", () => {
    expect([...swedish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("have the same blanks in both languages", () => {
    const different = [...english].filter(
      ([key, text]) => blanksIn(text).join() !== blanksIn(swedish.get(key) ?? "").join(),
    );

    expect(different.map(([key]) => key)).toEqual([]);
  });

  test("have both forms wherever they have one", () => {
    const halves = names.filter((name) => english.has(`${name}_one`) !== english.has(`${name}_other`));

    expect(halves).toEqual([]);
  });

  test("are said somewhere", () => {
    const unsaid = names.filter((name) => !literals.has(name) && !families.some((prefix) => name.startsWith(prefix)));

    expect(unsaid).toEqual([]);
  });

  test("exist wherever one is said", () => {
    const spaces = Object.keys(en);
    const files = /\.(?:db|js|json)$/;
    const missing = [...literals].filter(
      (key) => spaces.includes(key.split(".")[0] ?? "") && !files.test(key) && !names.includes(key),
    );

    expect(missing).toEqual([]);
  });

  test("are never empty", () => {
    const empty = [...english, ...swedish].filter(([, text]) => text.trim() === "");

    expect(empty.map(([key]) => key)).toEqual([]);
  });
});
