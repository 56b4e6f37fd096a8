/** One line of a page without its Markdown dressing; `number` is 1-based. */
export type Line = { readonly number: number; readonly text: string };
/** A list item: its first line and those that belong to it. */
export type Item = { readonly head: Line; readonly lines: readonly Line[] };
/** A page as its first heading, its list items, and the paragraphs around them. */
export type Blocks = {
  readonly heading: Line | undefined;
  readonly paragraphs: readonly (readonly Line[])[];
  readonly items: readonly Item[];
};

const HEADING = /^(#{1,6})\s(.*)$/;
const BULLET = /^(\s*)[-*+•–]\s+(.*)$/;
const INDENTED = /^(?: {2,}|\t)/;

/**
 * Reads a page's lines one by one. A list item goes on until an empty line, a heading or the next bullet; indented lines and
 * bullets belong to the item above. Bold marks are dropped wherever they stand, paired or not; HTML is text.
 */
export const blocksOf = (lines: readonly string[]): Blocks => {
  let heading: Line | undefined;
  const paragraphs: Line[][] = [];
  const items: { head: Line; lines: Line[] }[] = [];
  let open: Line[] | undefined;
  let item: Line[] | undefined;
  for (const [at, raw] of lines.entries()) {
    const line = { number: at + 1, text: plain(raw) };
    const [, marks, title] = HEADING.exec(line.text) ?? [];
    const [, indent = "", bulleted] = BULLET.exec(raw) ?? [];
    if (line.text === "") {
      open = undefined;
    } else if (marks !== undefined && title !== undefined) {
      if (marks === "#") heading ??= { ...line, text: title };
      open = undefined;
      item = undefined;
    } else if (bulleted !== undefined && !(item && INDENTED.test(indent))) {
      item = [];
      open = item;
      items.push({ head: { ...line, text: plain(bulleted) }, lines: item });
    } else if (item && (open === item || INDENTED.test(raw))) {
      item.push({ ...line, text: plain(bulleted ?? raw) });
      open = item;
    } else {
      if (!open || open === item) {
        open = [];
        paragraphs.push(open);
      }
      open.push(line);
    }
  }
  return { heading, paragraphs, items };
};

const plain = (raw: string): string => raw.replaceAll("**", "").replace(/\s+/g, " ").trim();
