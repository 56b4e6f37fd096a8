import type { Span } from "../../chat/message.ts";
import type { Zone } from "../../domain/day.ts";
import { clockAt, dayAt } from "../../domain/moment.ts";
import { escaped, escapedLabel, webAddress } from "./escape.ts";
import { firstUnits, graphemes, shorten } from "./limits.ts";

/** The smallest parts of a text: words can be split, everything else stays whole. */
export type Atom =
  | { readonly kind: "words"; readonly text: string; readonly bold: boolean }
  | { readonly kind: "person"; readonly account: string }
  | { readonly kind: "channel"; readonly channel: string }
  | { readonly kind: "moment"; readonly seconds: number; readonly words: string }
  | { readonly kind: "link"; readonly url: string; readonly label: string };

/** How people are named by account where naming must not wake them; undefined: nothing shown here wakes anyone. */
export type Names = ReadonlyMap<string, string> | undefined;

/** Who reads a text: a channel's people, or one person alone, whose zone may be unknown. */
export type Readers = { readonly names: Names } & (
  | { readonly kind: "many" }
  | { readonly kind: "one"; readonly zone: Zone | undefined }
);

/** How Slack shows a moment in the reader's own zone and language: "tomorrow 06:30". */
export const MOMENT = "{date_short_pretty} {time}";

/** Words inside a token, which can't be split. */
const LABEL = 200;
const ACCOUNT = /^[UW][A-Z0-9]+$/;
const CHANNEL = /^[CG][A-Z0-9]{8,}$/;

const words = (text: string, bold = false): Atom => ({ kind: "words", text, bold });

/** A moment as Slack shows it to whoever reads it, in brackets; `said` where it can't. */
const inBrackets = (at: Date, said: string): readonly Atom[] => {
  const seconds = Math.floor(at.getTime() / 1000);
  return [words(" ("), { kind: "moment", seconds, words: shorten(said, LABEL) }, words(")")];
};

const localWords = (at: Date, zone: Zone): string => `${dayAt(at, zone)} ${clockAt(at, zone)}`;

/** The same for one reader, where clocks say something else than in the campaign. */
const ownTime = (at: Date, campaign: Zone, own: Zone | undefined): readonly Atom[] => {
  const said = localWords(at, own ?? campaign);
  return said === localWords(at, campaign) ? [] : inBrackets(at, said);
};

export const atomsOf = (spans: readonly Span[], readers: Readers): readonly Atom[] =>
  spans.flatMap((span): Atom | readonly Atom[] => {
    if (typeof span === "string") return words(span);
    if ("bold" in span) return words(span.bold, true);
    if ("at" in span) {
      const { at, text, zone } = span;
      return [words(text), ...(readers.kind === "many" ? inBrackets(at, text) : ownTime(at, zone, readers.zone))];
    }
    if ("beside" in span) return readers.kind === "many" ? [] : ownTime(span.beside, span.zone, readers.zone);
    if ("person" in span) {
      const { names } = readers;
      const mentioned = ACCOUNT.test(span.person) && (span.notify || !names);
      if (mentioned) return { kind: "person", account: span.person };
      return words(`@${names?.get(span.person) ?? span.person}`);
    }
    if ("channel" in span)
      return CHANNEL.test(span.channel) ? { kind: "channel", channel: span.channel } : words(`#${span.channel}`);
    const url = webAddress(span.url);
    return url ? { kind: "link", url, label: shorten(span.label, LABEL) } : words(`${span.label} (${span.url})`);
  });

/** An atom in Slack's markup, escaped; bold does not reach over line ends or outer spaces. */
export const markupOf = (atom: Atom): string => {
  switch (atom.kind) {
    case "words":
      return atom.bold ? escaped(atom.text).replaceAll(/\S(?:[^\n]*\S)?/g, "*$&*") : escaped(atom.text);
    case "person":
      return `<@${atom.account}>`;
    case "channel":
      return `<#${atom.channel}>`;
    case "moment":
      return `<!date^${atom.seconds}^${MOMENT}|${escapedLabel(atom.words)}>`;
    case "link":
      return `<${escaped(atom.url)}|${escapedLabel(atom.label)}>`;
  }
};

const lengthOf = (atom: Atom): number => markupOf(atom).length;

/** Splits atoms into runs of at most `max` units of markup: at a line end, else a space, else between graphemes. */
export const split = (atoms: readonly Atom[], max: number): readonly (readonly Atom[])[] => {
  const runs: Atom[][] = [[]];
  let room: number = max;
  const waiting = atoms.toReversed();
  for (let atom = waiting.pop(); atom; atom = waiting.pop()) {
    const length = lengthOf(atom);
    if (length <= room) {
      runs.at(-1)?.push(atom);
      room -= length;
      continue;
    }
    const first = atom.kind === "words" ? beginning(atom, room, room === max) : "";
    if (atom.kind === "words" && first) {
      runs.at(-1)?.push({ ...atom, text: first });
      waiting.push({ ...atom, text: atom.text.slice(first.length) });
    } else if (room < max) {
      waiting.push(atom);
    } else {
      // A link longer than a whole section can only be dropped; its label still says what it was.
      waiting.push(words(atom.kind === "link" ? atom.label : ""));
      continue;
    }
    runs.push([]);
    room = max;
  }
  return runs.filter((run) => run.length > 0);
};

type Words = Extract<Atom, { kind: "words" }>;

/**
 * The beginning that takes at most `room` units of markup, up to a white space; without one, nothing, unless `force`
 * asks for what ends between graphemes.
 */
const beginning = ({ text, bold }: Words, room: number, force: boolean): string => {
  let units = bold ? 2 : 0;
  let end = 0;
  let space = 0;
  for (const { segment, index } of graphemes(text)) {
    units += escaped(segment).length + (bold && segment === "\n" ? 2 : 0);
    if (units > room) break;
    end = index + segment.length;
    if (/\s/.test(segment)) space = end;
  }
  if (space > 0 || !force) return text.slice(0, space);
  // A grapheme longer than a whole section: five units each is the most that an escape takes.
  return end > 0 ? text.slice(0, end) : firstUnits(text, Math.floor(room / 5));
};
