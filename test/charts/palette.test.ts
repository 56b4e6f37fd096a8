import { describe, expect, test } from "vitest";
import { PALETTE } from "../../src/charts/palette.ts";

// Relative luminance and contrast as WCAG 2.2 defines them.
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

describe("the palette", () => {
  test.each(["text", "quietText", "goal"] as const)("%s can be read on the ground", (name) => {
    expect(contrast(PALETTE[name], PALETTE.ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["bar", "strong", "goal", "comparison"] as const)(
    "%s can be seen on the ground and where weeks have been",
    (name) => {
      expect(contrast(PALETTE[name], PALETTE.ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(PALETTE[name], PALETTE.elapsed)).toBeGreaterThanOrEqual(2.5);
    },
  );

  test.each([
    ["bar", "strong"],
    ["bar", "goal"],
    ["strong", "goal"],
    ["bar", "comparison"],
    ["strong", "tint"],
    ["goal", "tint"],
  ] as const)("%s and %s differ without any hue", (a, b) => {
    expect(contrast(PALETTE[a], PALETTE[b])).toBeGreaterThanOrEqual(1.5);
  });
});
