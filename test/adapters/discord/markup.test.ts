import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { piecesOf } from "../../../src/adapters/discord/escape.ts";
import { split } from "../../../src/adapters/discord/markup.ts";
import type { Span } from "../../../src/chat/message.ts";
import type { Zone } from "../../../src/domain/day.ts";
import { seen } from "../../standins/discord/shown.ts";

const SOMEONE = "123456789012345678";
const zone = "Europe/Stockholm" as Zone;
const shownAs = (markdown: string) => seen(markdown, (id) => id);
const markup = (...spans: Span[]) => split(piecesOf(spans), 4000).join("␞");

/** What Discord would act on: signs without a backslash, once finished markup of ours is taken away. */
const active = (markdown: string): string =>
  markdown
    .replaceAll(/\\[^0-9A-Za-z\s]/g, "")
    .replaceAll(/<@\d+>|<t:\d+:R>|<https?:[^\s>]+>/g, "")
    .replaceAll(/\*\*/g, "")
    .replaceAll(/[^*_~`|<[\\\n]/g, "")
    .trim();

describe("literal text reads as it was written", () => {
  test.each([
    "snake_case and *stars* ~~gone~~ ||hidden|| `code` ```block```",
    "[a link](https://example.org/x) <@123456789012345678> <#1> <@&2> </signup:3> <t:0>",
    "@everyone and @here and facket@example.org",
    "# no heading\n-# no small print\n> no quote\n>>> nor this\n- no list\n  * nor this\n1. nor this\n+ nor this",
    "back\\slash \\* and ¯\\_(ツ)_/¯",
    "06:30–09:00, 18.30 (om regnet håller sig borta)",
    "https://example.org/a_b*c~d?e=f|g and (http://example.org/x).",
    "👩‍👩‍👧‍👦 e\u0301 z̷̢͚a̴l̷g̸o",
  ])("%s", (said) => {
    const sent = markup(said);

    expect(shownAs(sent)).toBe(said);
    expect(active(sent)).toBe("");
  });

  test("whatever it is", () => {
    const signs = fc.constantFrom(
      ..."*_~`|<>[]()#-+.@\\1 \n",
      "**",
      "```",
      "http://a.se/_b_",
      "@everyone",
      "<@1>",
      "å",
      "👨‍👩‍👧",
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(signs, { maxLength: 60 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (said) => {
        const sent = markup(said);

        expect(shownAs(sent)).toBe(
          said
            .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
            .replaceAll(/(?![\n\t])\p{Cc}/gu, "")
            .trim(),
        );
        expect(active(sent)).toBe("");
      }),
      { numRuns: 500 },
    );
  });
});

describe("spans", () => {
  test("bold is bold without its outer spaces, line by line", () => {
    const sent = markup("Now: ", { bold: " Onsdag*\n17 augusti " }, "ok");

    expect(sent).toBe("Now:  **Onsdag\\***\n**17 augusti** ok");
  });

  test("a moment has beside it how far off it is", () => {
    const sent = markup({ at: new Date("2022-08-18T04:30:00Z"), text: "torsdag 06:30", zone });

    expect(sent).toBe("torsdag 06:30 (<t:1660797000:R>)");
  });

  test("words about a moment may come between it and how far off it is", () => {
    const sent = markup({ bold: "06:30:" }, " Torg", { beside: new Date("2022-08-18T04:30:00Z"), zone }, "\n3 kommer");

    expect(sent).toBe("**06:30:** Torg (<t:1660797000:R>)\n3 kommer");
  });

  test("people are mentioned, other ids are only words", () => {
    const sent = markup({ person: SOMEONE, notify: false }, " ", { person: "everyone>", notify: true });

    expect(sent).toBe(`<@${SOMEONE}> \\@everyone>`);
  });

  test("channels are Discord's own, other ids are only words", () => {
    const sent = markup({ channel: "1009310603673600029" }, " ", { channel: "huddinge" });

    expect(sent).toBe("<#1009310603673600029> #huddinge");
  });

  test("an address stays visible beside its label", () => {
    const sent = markup({ url: "https://example.org/a_b", label: "Ring_listan" }, " ", {
      url: "javascript:x",
      label: "no",
    });

    expect(sent).toBe("Ring\\_listan (<https://example.org/a_b>) no (javascript:x)");
  });
});

describe("long text", () => {
  test("is cut at a line end, else at a space, else between graphemes", () => {
    const cut = (said: string, max: number) => split(piecesOf([said]), max);

    expect(cut("one two\nthree four", 12)).toEqual(["one two", "three four"]);
    expect(cut("one two three", 9)).toEqual(["one two", "three"]);
    expect(cut("👨‍👩‍👧👨‍👩‍👧", 9)).toEqual(["👨‍👩‍👧", "👨‍👩‍👧"]);
  });

  test("never inside an escape, a mention, an address or a moment, and what begins a piece begins no list", () => {
    const span = fc.oneof(
      fc.constantFrom<Span>(
        { person: SOMEONE, notify: true },
        { url: "https://example.org/_x_", label: "*" },
        { at: new Date(0), text: "then", zone },
      ),
      fc
        .array(fc.constantFrom("a", "*", "_", "`", "- ", "# ", "1. ", "\n", " ", "å", "👨‍👩‍👧"), { maxLength: 30 })
        .map((all) => all.join("")),
      fc.string({ unit: "grapheme" }).map((bold) => ({ bold })),
    );
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.integer({ min: 40, max: 80 }), (spans, max) => {
        const texts = split(piecesOf(spans), max);

        const whole = shownAs(split(piecesOf(spans), 100_000).join("")).replaceAll(/\s/g, "");
        expect(shownAs(texts.join("\n")).replaceAll(/\s/g, "")).toBe(whole);
        for (const each of texts) {
          expect(each.length).toBeLessThanOrEqual(max);
          expect(each.trim()).not.toBe("");
          expect(active(each)).toBe("");
          expect(each).not.toMatch(/^\s*([-#>+] ?|\d+\.)/m);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a single grapheme or address longer than a text is broken all the same", () => {
    const tower = `a${"\u0301".repeat(300)}`;
    const address = `https://example.org/${"x".repeat(300)}`;

    const texts = split(piecesOf([tower, " ", address]), 100);

    expect(texts.every(({ length }) => length <= 100)).toBe(true);
    expect(shownAs(texts.join(""))).toContain("\u0301".repeat(50));
  });
});
