import type { Piece } from "./escape.ts";

const SIGNS = /[\\*_~`|<[]/g;
const SIGN = new Set("\\*_~`|<[");
const LINE_SIGNS = /^[-#>+]/;
const DIGIT = /^\d$/;

/** Writes pieces as Discord's markup, so that literal text reads as it stands wherever the text is cut. */
class Markup {
  #out = "";
  #bold = false;
  /** White space not yet written: bold neither begins nor ends with it, nor reaches over a line end. */
  #space = "";
  /** What the line has begun with, as far as that matters: nothing yet, or digits only. */
  #line: "start" | "digits" | "words" = "start";

  /** How long the text is if it ends here. */
  get length(): number {
    return this.#out.length + (this.#bold ? 2 : 0);
  }

  add(piece: Piece): void {
    if (isBlank(piece)) {
      this.#space += piece.text;
      return;
    }
    if (this.#bold && (!piece.bold || this.#space.includes("\n"))) this.#toggle();
    this.#writeSpace();
    if (piece.bold && !this.#bold) this.#toggle();
    this.#out += piece.solid ? piece.text : this.#escaped(piece.text);
    this.#line = this.#line !== "words" && DIGIT.test(piece.text) ? "digits" : "words";
  }

  end(): string {
    if (this.#bold) this.#toggle();
    return this.#out;
  }

  #toggle(): void {
    this.#out += "**";
    this.#bold = !this.#bold;
  }

  #writeSpace(): void {
    if (this.#space === "") return;
    this.#out += this.#space;
    if (this.#space.includes("\n")) this.#line = "start";
    else if (this.#line === "digits") this.#line = "words";
    this.#space = "";
  }

  #escaped(text: string): string {
    if (this.#line === "start" && LINE_SIGNS.test(text)) return `\\${safe(text)}`;
    return this.#line === "digits" && text.startsWith(".") ? `\\${text}` : safe(text);
  }
}

const safe = (text: string): string => {
  if (text.length > 1) return text.replaceAll(SIGNS, "\\$&");
  return SIGN.has(text) ? `\\${text}` : text;
};

const isBlank = ({ text, solid }: Piece): boolean => !solid && text.trim() === "";

const markupOf = (pieces: readonly Piece[]): string => {
  const markup = new Markup();
  for (const piece of pieces) markup.add(piece);
  return markup.end();
};

/**
 * Pieces as texts of at most `max` units: cut at a line end where one lies in the later half, else at a space, else
 * between graphemes; never inside an escape, a mention, an address or a moment. Blank text gives none.
 */
export const split = (pieces: readonly Piece[], max: number): readonly string[] => {
  const whole = markupOf(trimmed(pieces));
  if (whole.length <= max) return whole === "" ? [] : [whole];
  const texts: string[] = [];
  let rest = trimmed(pieces);
  while (rest.length > 0) {
    const count = fitting(rest, max);
    if (count === 0) {
      rest = [...crumbs(rest[0]), ...rest.slice(1)];
      continue;
    }
    texts.push(markupOf(rest.slice(0, count)));
    rest = trimmed(rest.slice(count));
  }
  return texts.filter((text) => text !== "");
};

const trimmed = (pieces: readonly Piece[]): readonly Piece[] => {
  const from = pieces.findIndex((piece) => !isBlank(piece));
  return from < 0 ? [] : pieces.slice(from, pieces.findLastIndex((piece) => !isBlank(piece)) + 1);
};

/** How many of the first pieces make a text of their own. */
const fitting = (pieces: readonly Piece[], max: number): number => {
  const markup = new Markup();
  let line = 0;
  let space = 0;
  for (const [at, piece] of pieces.entries()) {
    markup.add(piece);
    if (markup.length > max) return line > at / 2 ? line : space || at;
    if (isBlank(piece)) space = at + 1;
    if (isBlank(piece) && piece.text.includes("\n")) line = at + 1;
  }
  return pieces.length;
};

/** A piece longer than a whole text: what was solid becomes literal, a towering grapheme its code points. */
const crumbs = (piece: Piece | undefined): readonly Piece[] =>
  [...(piece?.text ?? "")].map((text) => ({ text, bold: piece?.bold ?? false, solid: false }));
