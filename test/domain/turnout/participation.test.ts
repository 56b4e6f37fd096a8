import { expect, test } from "vitest";
import { type Participation, participationShares } from "../../../src/domain/turnout/participation.ts";

const many = (count: number, participation: Participation): readonly Participation[] =>
  new Array<Participation>(count).fill(participation);

test("of the 44 associations of 2018, 56.8 % took part with single members, 22.7 % mobilised and 20.5 % did nothing", () => {
  const associations = [...many(25, "single"), ...many(10, "mobilised"), ...many(9, "none")];

  const shares = participationShares(associations);

  expect(shares.single).toBeCloseTo(0.568, 3);
  expect(shares.mobilised).toBeCloseTo(0.227, 3);
  expect(shares.none).toBeCloseTo(0.205, 3);
});

test("without associations there are no shares to speak of", () => {
  expect(participationShares([])).toEqual({ single: 0, mobilised: 0, none: 0 });
});
