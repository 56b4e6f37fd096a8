import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTIVITY_KINDS } from "../../src/domain/activity.ts";
import {
  ASKED,
  type Figures,
  figuresFrom,
  figuresFromLine,
  fitsKind,
  isUnlikely,
  lineOf,
  NO_FIGURES,
  sumFigures,
} from "../../src/domain/figures.ts";

const phone = (dials: number, answers: number, conversations: number, more: Partial<Figures> = {}): Figures => ({
  ...NO_FIGURES,
  dials,
  answers,
  conversations,
  ...more,
});

describe("numbers in a row", () => {
  test.each([
    ["40 14 11", phone(40, 14, 11)],
    ["5 200 68 51", phone(200, 68, 51, { callers: 5 })],
    ["2 90 100 30 20", phone(100, 30, 20, { callers: 2, minutes: 90 })],
    ["1 200 400 310", phone(1200, 400, 310)],
    ["12 345 1 200 900", phone(12_345, 1_200, 900)],
    ["40;  14, 11", phone(40, 14, 11)],
    ["0 0 0", NO_FIGURES],
  ])("%j of a phone bank", (line, figures) => {
    expect(figuresFromLine(line, "phonebank")).toEqual(figures);
  });

  test.each([
    ["40 14", "report.line.phonebank"],
    ["1 2 3 4 5 6", "report.line.phonebank"],
    ["", "report.line.phonebank"],
    ["40,14,11", "report.line.phonebank"],
    ["40 3,5 1", "report.not-a-figure"],
    ["40 -1 1", "report.not-a-figure"],
    ["100000 1 1", "report.not-a-figure"],
    ["14 40 11", "report.answers-above-dials"],
    ["40 11 14", "report.conversations-above-answers"],
  ])("%j are refused as %s", (line, key) => {
    expect(() => figuresFromLine(line, "phonebank")).toThrow(key);
  });

  test("fit a kind by how many there are", () => {
    expect(ACTIVITY_KINDS.filter((kind) => fitsKind("200 15", kind))).toEqual(["tour", "hub", "handout", "canvass"]);
    expect(ACTIVITY_KINDS.filter((kind) => fitsKind("40 14 11", kind))).toEqual(["phonebank"]);
    expect(fitsKind("1 200 15", "handout")).toBe(true);
  });

  test("of any kind come back from the row they are written as", () => {
    const figure = fc.nat(99_999);
    fc.assert(
      fc.property(
        fc.constantFrom(...ACTIVITY_KINDS),
        fc.tuple(figure, figure, figure, figure, figure),
        (kind, numbers) => {
          const [callers, minutes, ...rest] = numbers;
          const sorted = rest.toSorted((a, b) => b - a);
          const asked = Object.fromEntries(ASKED[kind].map((name, i) => [name, sorted[i] ?? 0]));
          const leading = kind === "phonebank" ? { callers, minutes: callers > 0 ? minutes : 0 } : {};
          const figures = { ...NO_FIGURES, ...asked, ...leading };

          expect(figuresFromLine(lineOf(figures, kind), kind)).toEqual(figures);
        },
      ),
    );
  });
});

describe("named figures", () => {
  test("leave blanks out, and what the kind does not know", () => {
    expect(
      figuresFrom(
        [
          ["items", " "],
          ["conversations", "15"],
          ["dials", "9"],
        ],
        "handout",
      ),
    ).toEqual({
      ...NO_FIGURES,
      conversations: 15,
    });
  });

  test("take Swedish thousands and nothing else but digits", () => {
    expect(figuresFrom([["items", "1\u00a0200"]], "handout").items).toBe(1200);
    for (const text of ["1.200", "1e3", "0x10", "½", "٤", "-0"])
      expect(() => figuresFrom([["items", text]], "handout")).toThrow("report.not-a-figure");
  });
});

test("more than 60 dials an hour and caller are unlikely, or 120 where nobody knows the hours", () => {
  expect([phone(120, 0, 0), phone(121, 0, 0)].map((figures) => isUnlikely(figures, 2))).toEqual([false, true]);
  expect([phone(120, 0, 0), phone(121, 0, 0)].map((figures) => isUnlikely(figures, undefined))).toEqual([false, true]);
  expect(isUnlikely({ ...NO_FIGURES, items: 90_000 }, undefined)).toBe(false);
});

test("figures are added up one by one", () => {
  expect(sumFigures([phone(40, 14, 11), phone(2, 1, 0, { callers: 3 })])).toEqual(phone(42, 15, 11, { callers: 3 }));
  expect(sumFigures([])).toEqual(NO_FIGURES);
});
