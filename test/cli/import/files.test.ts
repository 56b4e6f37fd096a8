import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXAMPLES, openCommandLine } from "../terminal.ts";
import { counts, PAGE } from "./counts.ts";

test("a file that cannot be read is refused", async () => {
  await using cli = await openCommandLine();

  const gone = await cli.json("import", join(cli.folder, "nosuch.md"));
  const folder = await cli.json("import", cli.folder);

  expect([gone.code, folder.code]).toEqual([1, 1]);
  expect(gone.json).toEqual({ refused: "I can read no file nosuch.md." });
});

test("reading stops where a file is bigger than any schedule", async () => {
  await using cli = await openCommandLine();
  const path = await cli.file("big.md", Buffer.alloc(50 * 1024 * 1024, "x"));

  const { code, json } = await cli.json("import", path, "--apply");

  expect(code).toBe(1);
  expect(json.problems).toEqual([{ line: 1, message: "The file is larger than 2 MB. Split it." }]);
});

test("the example files are what the readme says", async () => {
  await using cli = await openCommandLine();
  await cli.samling("import", PAGE, "--apply");

  const associations = await cli.json("import", join(EXAMPLES, "associations.csv"));
  const evenings = await cli.json("import", join(EXAMPLES, "phone-bank.csv"), "--source", "ringstugor");
  const readme = await readFile(join(EXAMPLES, "README.md"), "utf8");

  expect(counts(associations)[0]).toBe(54);
  expect(evenings.json.problems).toEqual([]);
  expect(readme).toContain("17 activities, 10 of them in two series, 12 without a time");
});
