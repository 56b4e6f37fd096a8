/** The longest texts, in graphemes: what a person reads as one character. */
export const TEXT_LIMITS = { name: 80, title: 200, place: 200, description: 2000 } as const;

/** What became of a text someone wrote: cleaned, or why it cannot be taken. */
export type CleanText =
  | { readonly kind: "ok"; readonly text: string }
  | { readonly kind: "blank" }
  | { readonly kind: "too-long"; readonly max: number }
  | { readonly kind: "refused" };

// Invisible marks that turn the reading direction round: U+061C, LRM, RLM, embeddings, overrides and isolates.
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// Zero-width space, word joiner, byte order mark and soft hyphen: they only make equal names look different.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;
const JOINERS = /([\u200c\u200d])[\u200c\u200d]+/g;
const ANY_LINE_END = /\r\n?|[\u2028\u2029]/g;
// Four marks cover every living script; more is zalgo.
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const NOTHING_VISIBLE = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

// The longest emoji sequences in use have 15 code units; a "grapheme" beyond this is an attack on storage.
const UNITS_PER_GRAPHEME = 32;

const segmenter = new Intl.Segmenter("sv", { granularity: "grapheme" });

/**
 * One line of text as it may be stored: NFC, white space collapsed, direction marks and invisible characters gone,
 * piled-up marks capped at four. NUL and lone surrogates are refused; `max` counts graphemes.
 */
export const cleanText = (text: string, max: number): CleanText => clean(text, max, (t) => t.replace(/\s+/g, " "));

/** As `cleanText`, but line ends stay, as `\n`, with at most one empty line in a row. */
export const cleanLines = (text: string, max: number): CleanText =>
  clean(text, max, (t) =>
    t
      .replace(ANY_LINE_END, "\n")
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .replace(/\n{3,}/g, "\n\n"),
  );

const clean = (text: string, max: number, layOut: (text: string) => string): CleanText => {
  if (text.includes("\0") || !text.isWellFormed()) return { kind: "refused" };
  const visible = text.replace(DIRECTION_MARKS, "").replace(INVISIBLE, "").replace(CONTROLS, "").replace(JOINERS, "$1");
  const tidy = layOut(visible.normalize("NFC").replace(PILED_MARKS, "$1")).trim();
  if (NOTHING_VISIBLE.test(tidy)) return { kind: "blank" };
  return isLonger(tidy, max) ? { kind: "too-long", max } : { kind: "ok", text: tidy };
};

/** The first `max` graphemes, never half an emoji or a letter without its marks. */
export const cutText = (text: string, max: number): string => {
  let count = 0;
  for (const { index } of segmenter.segment(text)) if (count++ === max) return text.slice(0, index);
  return text;
};

/** At most this much of what a person said is said back to them. */
const QUOTED = 60;

/** What a person said as it may be shown to them again: one line, cleaned and cut. */
export const quoted = (said: string): string => {
  const cleaned = cleanText(said.toWellFormed().replaceAll("\0", ""), Number.MAX_SAFE_INTEGER);
  if (cleaned.kind !== "ok") return "";
  const cut = cutText(cleaned.text, QUOTED);
  return cut === cleaned.text ? cut : `${cut}…`;
};

/** The form in which two names are the same name: case, å as NFC or NFD and the width of spaces do not matter. */
export const foldText = (text: string): string =>
  text.normalize("NFKC").toLocaleLowerCase("sv").replace(/\s+/g, " ").trim();

/** The same without marks, for keyboards that have none: `Vantor` for Vantör. */
export const bareText = (text: string): string => foldText(text).normalize("NFD").replace(/\p{M}/gu, "");

const isLonger = (text: string, max: number): boolean =>
  text.length > max && (text.length > max * UNITS_PER_GRAPHEME || cutText(text, max).length < text.length);
