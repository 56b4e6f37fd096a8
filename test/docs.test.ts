import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import type { Locale } from "../src/domain/locale.ts";
import { en } from "../src/locales/en.ts";
import { sv } from "../src/locales/sv.ts";

const ROOT = resolve(import.meta.dirname, "..");
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md")),
];
const pathOf = (page: string): string => join(ROOT, existsSync(join(ROOT, page)) ? page : join("docs", page));
const read = (page: string): string => readFileSync(pathOf(page), "utf8");
const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, what]) => what ?? []);

test.each(PAGES)("%s links only to what is there", (page) => {
  const links = found(read(page), /\]\(([^)#]+)[^)]*\)/g).filter((link) => !/^[a-z]+:/.test(link));

  const missing = links.filter((link) => !existsSync(join(dirname(pathOf(page)), link)));

  expect(missing).toEqual([]);
});

const said = (tree: object): readonly string[] =>
  Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : said(value)));

describe.each<readonly [Locale, string, object]>([
  ["sv", "organisers.sv.md", sv],
  ["en", "organisers.md", en],
])("the organisers' guide in %s", (_locale, page, texts) => {
  test("names only buttons that are there", () => {
    const labels = new Set(said(texts));

    const bold = found(read(page), /\*\*([^*\n]+)\*\*/g);

    expect(bold.length).toBeGreaterThan(20);
    expect(bold.filter((label) => !labels.has(label))).toEqual([]);
  });

  test("names only commands that are there", () => {
    const words = found(read(page), /`\/([^`]+)`/g).map((line) => line.split(" "));

    const unknown = words.filter(([name, what]) => {
      const spec = commands.find((one) => one.spec.name === name)?.spec;
      const choices = spec?.options.flatMap(({ choices: all = [] }) => all.map(({ value }) => value)) ?? [];
      return !spec || (what !== undefined && choices.length > 0 && !choices.includes(what));
    });

    expect(words.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  test("shows pictures in its own language, each with words for who does not see it", () => {
    const pictures = found(read(page), /!\[[^\]]{20,}\]\(([^)]+)\)/g);

    expect(pictures).toHaveLength(7);
    expect(pictures.filter((one) => !one.endsWith(page.endsWith("sv.md") ? ".sv.png" : ".en.png"))).toEqual([]);
  });
});
