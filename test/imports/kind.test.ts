import { expect, test } from "vitest";
import { guessKind, kindNamed } from "../../src/imports/kind.ts";

test.each([
  ["Turné till sjukhusen", "tour"],
  ["Hospital tour", "tour"],
  ["Knytpunkt kollektivtrafiken", "hub"],
  ["Knutpunkter i trafiken", "hub"],
  ["Utdelning av tidning", "handout"],
  ["Vi delar också ut flygblad", "handout"],
  ["Leafleting at the metro", "handout"],
  ["Lärarvänstern ordnar torgmöte med flygblad", "square"],
  ["Ringstuga", "phonebank"],
  ["Phone bank", "phonebank"],
  ["Dörrknackning", "canvass"],
  ["Canvassing in the suburbs", "canvass"],
  ["Studiecirkel", "training"],
  ["AW med kören", "social"],
  ["Gårdsfest", "social"],
  ["Panelsamtal om skolan", "other"],
  ["Festivalen på höjden", "other"],
  ["Drawing class", "other"],
])("%j is guessed to be %s", (text, kind) => {
  const guessed = guessKind(text);

  expect(guessed).toBe(kind);
});

test("the earlier text decides", () => {
  const guessed = guessKind("Turné till sjukhusen", "Utdelning av flygblad");

  expect(guessed).toBe("tour");
});

test.each([
  ["Ringstuga", "phonebank"],
  ["phonebank", "phonebank"],
  [" TORGMÖTE ", "square"],
  ["annat", "other"],
  ["__proto__", undefined],
  ["stridsvagn", undefined],
])("the kind named %j is %s", (name, kind) => {
  const named = kindNamed(name);

  expect(named).toBe(kind);
});
