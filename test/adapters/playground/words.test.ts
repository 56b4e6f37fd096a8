import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ROLES } from "../../../src/adapters/playground/scene.ts";
import { WORDS } from "../../../src/adapters/playground/words.ts";

const FOLDER = new URL("../../../src/adapters/playground/", import.meta.url);
const sources = [FOLDER, new URL("page/", FOLDER)]
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => new URL(name, folder)),
  )
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

test("both languages have the same words with the same blanks", () => {
  const blanks = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

  const shape = (words: object) => Object.entries(words).map(([key, text]) => [key, blanks(text)]);

  expect(shape(WORDS.sv)).toEqual(shape(WORDS.en));
});

test("every word is used by the page or its server", () => {
  const unused = Object.keys(WORDS.en).filter((key) => !sources.includes(`"${key}"`));

  expect(unused).toEqual([]);
  expect(Object.keys(WORDS.en)).toEqual(expect.arrayContaining([...ROLES]));
});
