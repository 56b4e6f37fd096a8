import fc from "fast-check";
import { expect, test } from "vitest";
import { normalBelow } from "../../../src/domain/turnout/normal.ts";

test.each([
  [0, 0.5],
  [1, 0.8413447],
  [-1, 0.1586553],
  [1.959964, 0.975],
  [-3.090232, 0.001],
])("below %f lies %f of the standard normal distribution", (x, share) => {
  expect(Math.abs(normalBelow(x) - share)).toBeLessThan(1e-7);
});

test("never falls, and its two tails make one", () => {
  const deviate = fc.double({ min: -40, max: 40, noNaN: true });

  fc.assert(
    fc.property(deviate, deviate, (a, b) => {
      expect(normalBelow(Math.max(a, b))).toBeGreaterThanOrEqual(normalBelow(Math.min(a, b)) - 1e-9);
      expect(normalBelow(a) + normalBelow(-a)).toBeCloseTo(1, 6);
    }),
  );
});
