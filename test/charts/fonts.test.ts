import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { FONT_FAMILY, FONT_WEIGHTS, FONTS } from "../../src/charts/fonts.ts";
import { measureWith } from "../../src/charts/measure.ts";

const pixelsOf = (text: string): Buffer => {
  const line = `<text x="10" y="50" font-family="${FONT_FAMILY}" font-size="32">${text}</text>`;
  return new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="80">${line}</svg>`, {
    font: FONTS,
  }).render().pixels;
};
const blank = pixelsOf(" ");
// A private character that no font has: what is drawn for it is the box of a missing glyph.
const missing = pixelsOf("\u{10fffd}");

describe("the fonts that ship", () => {
  test("draw a box for what they lack", () => {
    expect(missing.equals(blank)).toBe(false);
  });

  test.each([
    ["Swedish", "åäöÅÄÖéü"],
    ["signs", "–…/%™"],
    ["Arabic", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءةپچگی"],
    ["Ge'ez", "ሀለሐመሠረሰሸቀቐበተነአከኸወዐዘየደጀገጠጨጸፈፐ፡።"],
    ["Syriac", "ܐܒܓܕܗܘܙܚܛܝܟܠܡܢܣܥܦܨܩܪܫܬ"],
    ["Cyrillic and Greek", "ЖдюїΩλ"],
  ])("draw every letter of %s", (_, letters) => {
    const undrawn = Array.from(letters).filter((letter) => {
      const pixels = pixelsOf(letter);
      return pixels.equals(missing) || pixels.equals(blank);
    });

    expect(undrawn).toEqual([]);
  });
});

describe("measuring", () => {
  const measure = measureWith(Resvg);
  const regular = { size: 20, weight: FONT_WEIGHTS.regular };

  test("follows size and weight", () => {
    const width = measure("Hägersten", regular);

    expect(measure("Hägersten", { ...regular, size: 40 })).toBeCloseTo(2 * width, 0);
    expect(measure("Hägersten", { ...regular, weight: FONT_WEIGHTS.strong })).toBeGreaterThan(width);
  });

  test("knows that Arabic letters join", () => {
    const apart = Array.from("حي").reduce((sum, letter) => sum + measure(letter, regular), 0);

    expect(measure("حي", regular)).toBeLessThan(apart);
  });

  test("takes signs that mean something in markup", () => {
    expect(measure("<&>", regular)).toBeGreaterThan(measure("<>", regular));
  });

  test("finds no width in an empty line", () => {
    expect(measure("", regular)).toBe(0);
  });
});
