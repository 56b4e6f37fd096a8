import { expect, test } from "vitest";
import { isSameData } from "../../src/domain/same-data.ts";

test.each([
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [{ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: 1 }, { a: null }, false],
])("%j and %j are the same data: %s", (one, other, same) => {
  expect(isSameData(one, other)).toBe(same);
});
