import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, MAX_FILE_BYTES } from "../../src/imports/decode.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: (number | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...utf8(part)])));
const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const buffer = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? buffer.swap16() : buffer;
};

describe("the text of a file", () => {
  test.each([
    ["UTF-8", utf8("Malmö 😀")],
    ["UTF-8 with a mark", bytes(0xef, 0xbb, 0xbf, "Malmö 😀")],
    ["UTF-16 little-endian", utf16("Malmö 😀", false)],
    ["UTF-16 big-endian", utf16("Malmö 😀", true)],
    [
      "UTF-8 that was saved as UTF-8 twice",
      utf8(
        Buffer.from("Malmö 😀")
          .toString("latin1")
          .replaceAll("\x9f", "Ÿ")
          .replaceAll("\x98", "˜")
          .replaceAll("\x80", "€"),
      ),
    ],
  ])("is right from %s", (_, file) => {
    const text = decode(file);

    expect(text).toEqual({ kind: "ok", value: "Malmö 😀" });
  });

  test.each([
    ["Latin-1", bytes("Malm", 0xf6, ", ", 0xc5, "rstadal")],
    ["Windows-1252 with its quotes", bytes(0x93, "Malm", 0xf6, 0x94, " ", 0x96, " ", 0xc5, "rstadal")],
    ["Mac Roman", bytes("Malm", 0x9a, ", ", 0x81, "rstadal")],
  ])("is right from %s", (_, file) => {
    const text = decode(file);

    expect(text).toMatchObject({ kind: "ok", value: expect.stringMatching(/Malmö.*Årstadal/) });
  });

  test.each([
    ["CRLF", "a\r\nb\r\n"],
    ["CR", "a\rb\r"],
    ["LF", "a\nb\n"],
  ])("has one kind of line end, whatever it had: %s", (_, written) => {
    const text = decode(utf8(written));

    expect(text).toEqual({ kind: "ok", value: "a\nb\n" });
  });

  test.each([
    ["nothing", utf8(""), "import.file-empty"],
    ["a mark and white space", bytes(0xef, 0xbb, 0xbf, " \r\n\t"), "import.file-empty"],
    ["a zip or xlsx", bytes("PK", 3, 4, "rest"), "import.file-archive"],
    ["an empty zip", bytes("PK", 5, 6), "import.file-archive"],
    ["gzip", bytes(0x1f, 0x8b, 8, 0), "import.file-archive"],
    ["an old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "import.file-archive"],
    ["NUL", utf8("a\0b"), "import.file-binary"],
    ["a picture", bytes(0x89, "PNG\r\n", 0x1a, "\n", 0, 0, 0, 13), "import.file-binary"],
    ["half a UTF-16 letter", bytes(0xff, 0xfe, 0x41), "import.file-binary"],
    ["a lone surrogate in UTF-16", bytes(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00), "import.file-binary"],
    ["more than 2 MB", new Uint8Array(MAX_FILE_BYTES + 1).fill(65), "import.file-too-big"],
  ])("is refused when the file is %s", (_, file, key) => {
    const text = decode(file);

    expect(text).toMatchObject({ kind: "problem", problem: { line: 1, key } });
  });

  test.each([
    ["UTF-8 and Latin-1 in one file", bytes("ett\nMalmö\nMalm", 0xf6), 2],
    ["half a surrogate in UTF-8", bytes("ett\ntv", 0xed, 0xa0, 0x80, "\n"), 2],
    ["letters that were lost before", utf8("ett\ntvå\nMalm\ufffd"), 3],
    ["a DOS code page", bytes("ett\nv", 0x84, "lkommen"), 2],
  ])("is refused with the line where letters are garbled: %s", (_, file, line) => {
    const text = decode(file);

    expect(text).toMatchObject({ kind: "problem", problem: { line, key: "import.file-garbled" } });
  });

  test("of Swedish letters is the same in every encoding that has them", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcdeåäöÅÄÖé ,.-\n"), minLength: 1 });
    fc.assert(
      fc.property(
        word.filter((text) => text.trim() !== ""),
        (written) => {
          const files = [
            utf8(written),
            utf8(`\ufeff${written}`),
            utf16(written, false),
            utf16(written, true),
            Buffer.from(written, "latin1"),
          ];

          const texts = files.map(decode);

          expect(texts).toEqual(files.map(() => ({ kind: "ok", value: written })));
        },
      ),
    );
  });

  test("is text or a problem, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        const text = decode(file);

        expect(text.kind === "ok" ? text.value : text.problem.key).toMatch(
          text.kind === "ok" ? /^[^\0\r]+$/ : /^import\.file-/,
        );
      }),
    );
  });
});
