import type { WireOption, WireSpec } from "../wire.ts";

/** A completion that was picked: the line shows the label, the bot gets the value. */
export type Pick = { readonly option: string; readonly label: string; readonly value: string };

/** What the caret at the end of a line stands in. `from` is where the typed word begins. */
export type Typing =
  | { readonly kind: "text" }
  | { readonly kind: "command"; readonly typed: string }
  | {
      readonly kind: "option";
      readonly spec: WireSpec;
      readonly option: WireOption;
      readonly typed: string;
      readonly from: number;
    }
  | { readonly kind: "done"; readonly spec: WireSpec };

type Piece = {
  readonly option: WireOption | undefined;
  readonly from: number;
  readonly to: number;
  readonly pick?: Pick;
};

/** Reads a line as the bot will (named options first, the rest in order), with picked labels as one piece each. */
export const typingIn = (line: string, specs: readonly WireSpec[], picks: readonly Pick[]): Typing => {
  const command = /^\/(\S*)$/u.exec(line);
  if (command) return { kind: "command", typed: command[1] ?? "" };
  const spec = specOf(line, specs);
  if (!spec) return { kind: "text" };
  const pieces = piecesOf(line, spec, picks);
  const last = pieces.at(-1);
  if (last && last.to === line.length && last.option) return standing(line, spec, last);
  const open = nextOption(spec, pieces);
  return open ? { kind: "option", spec, option: open, typed: "", from: line.length } : { kind: "done", spec };
};

/** The line as the bot reads it: picked labels give way to `option:"value"`. */
export const lineToSend = (line: string, specs: readonly WireSpec[], picks: readonly Pick[]): string => {
  const spec = specOf(line, specs);
  if (!spec) return line;
  let sent = line;
  for (const { from, to, pick } of piecesOf(line, spec, picks).toReversed())
    if (pick) sent = `${sent.slice(0, from)}${pick.option}:${quoted(pick.value)}${sent.slice(to)}`;
  return sent;
};

/** The line once a choice is picked for the option that is being typed, ready for the next one. */
export const lineWith = (line: string, { from }: Extract<Typing, { kind: "option" }>, { label }: Pick): string =>
  `${line.slice(0, from)}${label} `;

const quoted = (value: string): string => (value.includes('"') ? `“${value}”` : `"${value}"`);

const specOf = (line: string, specs: readonly WireSpec[]): WireSpec | undefined => {
  const name = /^\/(\S+)\s/u.exec(line)?.[1]?.toLowerCase();
  return specs.find((spec) => spec.name === name);
};

const standing = (line: string, spec: WireSpec, { option, from, to, pick }: Piece): Typing => {
  if (!option) return { kind: "done", spec };
  const label = named(line.slice(from, to), spec) ? option.name.length + 1 : 0;
  const typed = line.slice(from + label, to).replace(/^["“]/, "");
  return { kind: "option", spec, option, typed: pick ? pick.label : typed, from: pick ? from : from + label };
};

const piecesOf = (line: string, spec: WireSpec, picks: readonly Pick[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = line.search(/\s/u);
  for (;;) {
    at += /^\s*/u.exec(line.slice(at))?.[0].length ?? 0;
    if (at >= line.length) return pieces;
    const piece = pieceAt(line, at, spec, picks, pieces);
    pieces.push(piece);
    at = piece.to;
  }
};

const pieceAt = (
  line: string,
  from: number,
  spec: WireSpec,
  picks: readonly Pick[],
  before: readonly Piece[],
): Piece => {
  const left = line.slice(from);
  const pick = picks.find(({ label }) => left === label || left.startsWith(`${label} `));
  if (pick)
    return { option: spec.options.find(({ name }) => name === pick.option), from, to: from + pick.label.length, pick };
  const word = /^(?:[a-z_]+:)?(?:"[^"]*"?|“[^”]*”?|\S+)/u.exec(left)?.[0] ?? left;
  const called = named(word, spec);
  if (called) return { option: called, from, to: from + word.length };
  const isLast = from + word.length === line.length;
  const option = nextOption(spec, before, isLast ? undefined : word);
  return { option, from, to: option?.kind === "rest" ? line.length : from + word.length };
};

const named = (word: string, spec: WireSpec): WireOption | undefined =>
  spec.options.find(({ name }) => word.toLowerCase().startsWith(`${name}:`));

const nextOption = (spec: WireSpec, before: readonly Piece[], word?: string): WireOption | undefined =>
  spec.options.find(
    (option) =>
      option.kind !== "file" &&
      !before.some((piece) => piece.option === option) &&
      (word === undefined || takes(option, word)),
  );

const takes = (option: WireOption, word: string): boolean => {
  if (option.kind === "choice") return option.choices.some(({ value }) => value === word.toLowerCase());
  if (option.kind === "person") return /^[@<]/.test(word);
  return option.kind !== "number" || /^\d+$/.test(word);
};
