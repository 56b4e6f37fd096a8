import type { types } from "@slack/bolt";
import { type Atom, MOMENT, markupOf } from "./atoms.ts";

// Slack has no escape for its signs of bold, italics, strike-through, code, quotation and emoji names. What stands
// between the colons of "17:00–19:00:" is no emoji.
const SIGNS = /[*_~`]|:(?!\d\d:)[a-z0-9_+'-]+:|^>/m;
const BEFORE_BOLD = /(^|[\s(])$/;
const AFTER_BOLD = /^([\s.,:;!?)]|$)/;

/** Whether markup can't say this literally, so that it must be rich text. */
const needsRich = (atoms: readonly Atom[]): boolean =>
  atoms.some((atom, n) => {
    if (atom.kind !== "words") return false;
    if (SIGNS.test(atom.text)) return true;
    if (!atom.bold) return false;
    const before = n > 0 ? plain(atoms[n - 1]) : "";
    return !BEFORE_BOLD.test(before) || !AFTER_BOLD.test(plain(atoms[n + 1]));
  });

const plain = (atom: Atom | undefined): string => (atom?.kind === "words" && !atom.bold ? atom.text : atom ? "<" : "");

const richOf = (atom: Atom): types.RichTextElement => {
  switch (atom.kind) {
    case "words":
      return { type: "text", text: atom.text, ...(atom.bold ? { style: { bold: true } } : {}) };
    case "person":
      return { type: "user", user_id: atom.account };
    case "channel":
      return { type: "channel", channel_id: atom.channel };
    case "moment":
      return { type: "date", timestamp: atom.seconds, format: MOMENT, fallback: atom.words };
    case "link":
      return { type: "link", url: atom.url, text: atom.label };
  }
};

/** A block that shows exactly these words; undefined where there is nothing to see. */
export const textBlock = (atoms: readonly Atom[]): types.SectionBlock | types.RichTextBlock | undefined => {
  const text = atoms.map(markupOf).join("");
  if (text.trim() === "") return undefined;
  if (!needsRich(atoms)) return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
  const elements = atoms.filter((atom) => atom.kind !== "words" || atom.text !== "").map(richOf);
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
};
