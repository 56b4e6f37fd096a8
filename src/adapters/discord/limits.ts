/**
 * Discord's limits, in UTF-16 units where text is counted, from its documentation and API description. Discord may
 * count code points instead; units are never fewer.
 */
export const LIMITS = {
  /** A classic message's text, and its rows of buttons or menus. */
  content: 2000,
  rows: 5,
  rowButtons: 5,
  /** A message made of components (V2): components at any depth, and text over all of them. */
  components: 40,
  text: 4000,
  customId: 100,
  button: 80,
  placeholder: 150,
  options: 25,
  option: 100,
  mentions: 100,
  attachments: 10,
  alt: 1024,
  nonce: 25,
  command: { description: 100, choices: 25 },
  event: { title: 100, place: 100, description: 1000 },
  modal: { title: 45, label: 45, hint: 100, value: 4000 },
} as const;

const segmenter = new Intl.Segmenter("sv", { granularity: "grapheme" });

// Letters, digits and punctuation of Europe's languages that join with nothing: what most texts are made of.
const PLAIN = /^[\n -\u02ff\u2010-\u2027]*$/;

/** What a person reads as one character each, in order. */
export const graphemes = (text: string): readonly string[] =>
  PLAIN.test(text) ? text.split("") : Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The text within `max` units, cut between graphemes with an ellipsis; a dash where it is blank: Discord takes none. */
export const shorten = (text: string, max: number): string => {
  if (text.trim() === "") return "–";
  if (text.length <= max) return text;
  let short = "";
  for (const each of graphemes(text)) {
    if (short.length + each.length > max - 1) break;
    short += each;
  }
  return `${short}…`;
};
