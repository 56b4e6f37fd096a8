/**
 * Slack's limits, in UTF-16 units where text is counted. From the Block Kit reference (docs.slack.dev), except
 * `message`: Slack refuses somewhat more than 12,000 characters over all blocks (`msg_blocks_too_long`) without saying
 * how it counts, so messages are kept well below.
 */
export const LIMITS = {
  blocks: 50,
  viewBlocks: 100,
  message: 9000,
  section: 3000,
  fallback: 3000,
  elements: 25,
  button: 75,
  options: 100,
  option: 75,
  placeholder: 150,
  title: 24,
  label: 2000,
  input: 3000,
} as const;

const segmenter = new Intl.Segmenter("sv", { granularity: "grapheme" });

/** What a person reads as one character each, in order. */
export const graphemes = (text: string): Iterable<Intl.SegmentData> => segmenter.segment(text);

/** The first `max` units, but never half a character of two units. */
export const firstUnits = (text: string, max: number): string => {
  const cut = text.slice(0, max);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
};

/** The longest beginning of at most `max` units that ends between graphemes, where any does. */
export const head = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of graphemes(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return end > 0 ? text.slice(0, end) : firstUnits(text, max);
};

/** The text within `max` units, with an ellipsis where it was cut; a dash where it is blank, as Slack takes none. */
export const shorten = (text: string, max: number): string => {
  if (text.trim() === "") return "–";
  return text.length <= max ? text : `${head(text, max - 1)}…`;
};
