import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLines, cleanText, cutText, foldText, quoted } from "../../src/domain/text.ts";

const family = "👨‍👩‍👧‍👦";
const zalgo = `Z${"\u0335".repeat(60)}`;

describe("a line of text someone wrote", () => {
  test.each([
    ["keeps its words", "Vantör", "Vantör"],
    ["loses white space around and doubled inside", "  U  \u00a0Väsby\t", "U Väsby"],
    ["loses line ends", "one\r\ntwo", "one two"],
    ["loses a right-to-left override", "\u202egnöl\u202c", "gnöl"],
    ["loses zero-width spaces and soft hyphens", "Hud\u200bdin\u00adge\ufeff", "Huddinge"],
    ["loses control characters", "be\u0007ll\u001b", "bell"],
    ["keeps joined emoji", family, family],
    ["has å in one form", "a\u030a", "å"],
    ["has marks capped at four", zalgo, "Z\u0335\u0335\u0335\u0335"],
    ["keeps what looks like a query", "'; DROP TABLE activity", "'; DROP TABLE activity"],
    ["keeps what looks like a formula", "=1+1", "=1+1"],
    ["keeps what looks like a ping", "@everyone <!channel>", "@everyone <!channel>"],
  ])("%s", (_, written, kept) => {
    const cleaned = cleanText(written, 80);

    expect(cleaned).toEqual({ kind: "ok", text: kept });
  });

  test.each([
    ["empty", ""],
    ["spaces", " \u00a0\t\n"],
    ["zero-width only", "\u200b\u200d\u2060\ufeff"],
    ["direction marks only", "\u202e\u202c"],
    ["invisible fillers", "\u3164\u115f"],
  ])("counts as blank when it is %s", (_, written) => {
    const cleaned = cleanText(written, 80);

    expect(cleaned).toEqual({ kind: "blank" });
  });

  test.each([
    ["NUL", "a\0b"],
    ["a lone high surrogate", "a\ud83d"],
    ["a lone low surrogate", "\ude00a"],
  ])("is refused with %s in it", (_, written) => {
    const cleaned = cleanText(written, 80);

    expect(cleaned).toEqual({ kind: "refused" });
  });

  test.each([
    ["80 letters", "å".repeat(80), "ok"],
    ["81 letters", "å".repeat(81), "too-long"],
    ["80 letters with the ring apart", "a\u030a".repeat(80), "ok"],
    ["80 families of emoji", family.repeat(80), "ok"],
    ["81 families of emoji", family.repeat(81), "too-long"],
    ["10,000 characters", "x".repeat(10_000), "too-long"],
    ["one emoji of a million code units", `x${"\u{e0061}".repeat(500_000)}`, "too-long"],
  ])("counts graphemes against its limit: %s", (_, written, kind) => {
    const cleaned = cleanText(written, 80);

    expect(cleaned.kind).toBe(kind);
  });

  test("is the same cleaned once or twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (written) => {
        const once = cleanText(written, 80);

        const twice = once.kind === "ok" ? cleanText(once.text, 80) : once;

        expect(twice).toEqual(once);
      }),
    );
  });
});

test("a text of several lines keeps its lines and one empty line between them", () => {
  const written = "Utdelning  \r\nvid  spärren\r\r\r\n\n\nTa med regnkläder";

  const cleaned = cleanLines(written, 200);

  expect(cleaned).toEqual({ kind: "ok", text: "Utdelning\nvid spärren\n\nTa med regnkläder" });
});

test("a cut falls between graphemes", () => {
  const written = `ab${family}c`;

  const cuts = [2, 3, 4, 9].map((max) => cutText(written, max));

  expect(cuts).toEqual(["ab", `ab${family}`, written, written]);
});

test.each([
  ["case", "VANTÖR", "vantör"],
  ["the form of å", "Ska\u030anela", "skånela"],
  ["spaces", " Upplands\u00a0 Väsby", "upplands väsby"],
])("two names are one name whatever their %s", (_, one, other) => {
  const folded = [one, other].map(foldText);

  expect(folded[0]).toBe(folded[1]);
});

describe("what a person said, said back to them", () => {
  test.each([
    ["is as it was", "Atlantis", "Atlantis"],
    ["is one line", "a\nb", "a b"],
    ["is cut between characters", `${"å".repeat(59)}${family}x`, `${"å".repeat(59)}${family}…`],
    ["turns no text round", "\u202egnöl", "gnöl"],
    ["holds nothing that breaks a message", "a\0b\ud800", "ab\ufffd"],
    ["is nothing where nothing is to be seen", "\u200b", ""],
  ])("%s", (_what, said, shown) => {
    expect(quoted(said)).toBe(shown);
  });
});
