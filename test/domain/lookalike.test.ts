import { expect, test } from "vitest";
import { lookOf } from "../../src/domain/lookalike.ts";

test.each([
  ["a Cyrillic Н", "\u041duddinge", "Huddinge"],
  ["a Cyrillic а under a ring", "Sk\u0430\u030anela", "Skånela"],
  ["a Cyrillic ё in one piece", "Zo\u0451", "Zoë"],
  ["a Greek Ο", "S\u03bfdermalm", "sodermalm"],
])("a name with %s looks like the Latin one", (_, written, meant) => {
  const looks = [written, meant].map(lookOf);

  expect(looks[0]).toBe(looks[1]);
});

test("names that differ to the eye look different", () => {
  const names = ["Salem", "Sålem", "Haninge", "Huddinge"];

  const looks = new Set(names.map(lookOf));

  expect(looks.size).toBe(4);
});
