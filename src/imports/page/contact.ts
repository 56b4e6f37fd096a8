import type { Line } from "./blocks.ts";

const ADDRESS = /^[^\s@<>()[\]]{1,64}@[^\s@<>()[\]]{1,190}\.\p{L}{2,24}$/u;
const LABELLED = /^(?:kontakt(?:a|person)?|contact)\s*:\s*(.+)$/iu;
const LACKING =
  /sakna[rs]\s(?:en\s|egen\s)?kontakt|kontakt\p{L}{0,8}\ssaknas|utan\s(?:egen\s)?kontakt|(?:without|no|lack(?:s|ing)?)\s(?:an?\s)?contact/iu;

/** The contact a line names, if that is all it does: an address, or what follows "Kontakt:". */
export const contactIn = (line: Line): string | undefined => {
  const labelled = LABELLED.exec(line.text)?.[1];
  return labelled ? (addressIn(labelled) ?? labelled) : addressIn(line.text, 1);
};

/** The address for activities without a contact: the one in, or right after, the paragraph that speaks of those. */
export const fallbackContact = (paragraphs: readonly (readonly Line[])[]): string | undefined => {
  const at = paragraphs.findIndex((lines) => LACKING.test(join(lines)));
  if (at < 0) return undefined;
  return paragraphs
    .slice(at, at + 2)
    .map((lines) => addressIn(join(lines)))
    .find((address) => address !== undefined);
};

const join = (lines: readonly Line[]): string =>
  lines
    .map((line) => line.text)
    .join(" ")
    .slice(0, 4000);

/** The first address among at most `words` words; brackets of links and a closing point are not part of it. */
const addressIn = (text: string, words = Number.POSITIVE_INFINITY): string | undefined => {
  const parts = text.split(" ");
  if (parts.length > words) return undefined;
  return parts
    .map((word) => word.replace(/^(?:mailto:|[<([])+|[>)\].,;]+$/g, "").replace(/^.{0,80}\]\((?:mailto:)?/, ""))
    .find((word) => ADDRESS.test(word));
};
