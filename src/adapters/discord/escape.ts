import type { Span } from "../../chat/message.ts";
import { graphemes } from "./limits.ts";

/**
 * The smallest part of a text, never split. A solid one is finished markup (a mention, an address, a moment); any
 * other is one grapheme of literal text.
 */
export type Piece = { readonly text: string; readonly bold: boolean; readonly solid: boolean };

// Trailing punctuation belongs to the sentence. Discord's own signs that no address needs (`|`, backtick) end it.
const ADDRESS = /https?:\/\/[\p{L}\p{N}\-._~:/?#@!$&'()*+,;=%[\]]*[\p{L}\p{N}/=#&%+~-]/gu;
const CALL_TO_ALL = /@(?=everyone|here)/g;
const CONTROL = /(?![\n\t])\p{Cc}/gu;
const ACCOUNT = /^\d{17,20}$/;

/** Whether a text has the shape of an account's id. */
export const isAccount = (text: string): boolean => ACCOUNT.test(text);

const solid = (text: string): Piece => ({ text, bold: false, solid: true });
const letters = (text: string, bold: boolean): readonly Piece[] =>
  graphemes(text).map((each) => ({ text: each, bold, solid: false }));

/** Literal text as pieces: addresses stay whole and visible, `@everyone` is only words. */
const literal = (given: string, bold: boolean): readonly Piece[] => {
  const text = given
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
    .replaceAll(CONTROL, "");
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of matches(text)) {
    pieces.push(...letters(text.slice(from, found.index), bold));
    pieces.push({ ...solid(found.markup), bold });
    from = found.index + found.length;
  }
  return [...pieces, ...letters(text.slice(from), bold)];
};

type Found = { readonly index: number; readonly length: number; readonly markup: string };

const matches = (text: string): readonly Found[] => {
  const addresses = [...text.matchAll(ADDRESS)].map(
    ({ 0: url, index }): Found => ({ index, length: url.length, markup: `<${url}>` }),
  );
  const within = (at: number) => addresses.some(({ index, length }) => at >= index && at < index + length);
  const calls = [...text.matchAll(CALL_TO_ALL)].filter(({ index }) => !within(index));
  return [...addresses, ...calls.map(({ index }): Found => ({ index, length: 1, markup: "\\@" }))].sort(
    (a, b) => a.index - b.index,
  );
};

/**
 * Spans as pieces of Discord's markup. A moment gets how far off it is beside it, which hovering turns into the
 * reader's own date and time; an address stays visible beside its label.
 */
export const piecesOf = (spans: readonly Span[]): readonly Piece[] =>
  spans.flatMap((span): readonly Piece[] => {
    if (typeof span === "string") return literal(span, false);
    if ("bold" in span) return literal(span.bold, true);
    if ("at" in span) return [...literal(`${span.text} (`, false), solid(relative(span.at)), ...literal(")", false)];
    if ("beside" in span) return [...literal(" (", false), solid(relative(span.beside)), ...literal(")", false)];
    if ("person" in span)
      return isAccount(span.person) ? [solid(`<@${span.person}>`)] : literal(`@${span.person}`, false);
    if ("channel" in span)
      return isAccount(span.channel) ? [solid(`<#${span.channel}>`)] : literal(`#${span.channel}`, false);
    const url = webAddress(span.url);
    if (!url) return literal(`${span.label} (${span.url})`, false);
    return span.label === span.url
      ? [solid(url)]
      : [...literal(`${span.label} (`, false), solid(url), ...literal(")", false)];
  });

const relative = (at: Date): string => `<t:${Math.floor(at.getTime() / 1000)}:R>`;

/** The address as Discord links it without a preview, or undefined where it is none of the web's. */
const webAddress = (text: string): string | undefined => {
  const url = URL.parse(text);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined;
  return `<${url.href.replaceAll(">", "%3E").replaceAll("<", "%3C")}>`;
};
