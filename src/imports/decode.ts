import type { ImportProblem } from "../domain/activity.ts";
import { ok, problem, type Read, refused } from "./problem.ts";

/** Reading of a file stops here. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

const ARCHIVES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // zip, and so xlsx, ods and docx
  [0x50, 0x4b, 0x05, 0x06], // an empty zip
  [0x1f, 0x8b], // gzip
  [0xd0, 0xcf, 0x11, 0xe0], // xls and doc before 2007
];
const MARKED: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

// Every control character but tab, line ends and page breaks.
const BINARY = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;
// What is left where UTF-8 was once read as Latin-1 ("MalmÃ¶"), a DOS code page as Windows ("M”lnbo"), half a surrogate, or letters were lost.
const GARBLED =
  /[ÃÂ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\p{L}[\u2020\u2021\u201e]\p{L}|\p{Ll}\u201d\p{Ll}|\u00ed[\u00a0-\u00bf][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\ufffd/u;
const SWEDISH = /[åäöÅÄÖé]/;
// å, ä and ö as old Mac programs wrote them, read as Windows-1252.
const FROM_MAC = /\p{L}[ŒŠš]/u;

/**
 * The text in a file's bytes: UTF-8 or UTF-16 by its mark, else UTF-8 if it is that, else Windows-1252 or Mac Roman;
 * line ends become `\n`. Refused: nothing, more than 2 MB, archives and workbooks, binary, letters already garbled.
 */
export const decode = (bytes: Uint8Array): Read<string> => {
  if (bytes.length > MAX_FILE_BYTES) return refused(1, "import.file-too-big", { megabytes: 2 });
  if (ARCHIVES.some((start) => startsWith(bytes, start))) return refused(1, "import.file-archive");
  const raw = rawText(bytes);
  if (raw === undefined || BINARY.test(raw)) return refused(1, "import.file-binary");
  const text = mended(raw.replace(/\r\n?/g, "\n"));
  if (text.trim() === "") return refused(1, "import.file-empty");
  const garbled = garbledLine(text);
  return garbled ? { kind: "problem", problem: garbled } : ok(text);
};

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const rawText = (bytes: Uint8Array): string | undefined => {
  const marked = MARKED.find(([mark]) => startsWith(bytes, mark));
  if (marked) return strictly(bytes, marked[1]);
  const unicode = strictly(bytes, "utf-8");
  if (unicode !== undefined) return unicode;
  const windows = new TextDecoder("windows-1252").decode(bytes);
  return !SWEDISH.test(windows) && FROM_MAC.test(windows) ? new TextDecoder("macintosh").decode(bytes) : windows;
};

const strictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const WINDOWS_BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder("windows-1252").decode(Uint8Array.of(byte)), byte]),
);

/** UTF-8 that was saved as UTF-8 once more, read back; any other text as it is. */
const mended = (text: string): string => {
  if (!GARBLED.test(text)) return text;
  const bytes = Array.from(text, (letter) => WINDOWS_BYTES.get(letter));
  return bytes.every((byte) => byte !== undefined) ? (strictly(Uint8Array.from(bytes), "utf-8") ?? text) : text;
};

const garbledLine = (text: string): ImportProblem | undefined => {
  const at = text.search(GARBLED);
  if (at < 0) return undefined;
  const line = text.slice(0, at).split("\n").length;
  return problem(line, "import.file-garbled");
};
