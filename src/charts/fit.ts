/** The width of a line, in the unit of the room it is to fit. */
export type WidthOf = (text: string) => number;

const ELLIPSIS = "…";
// The fonts that ship draw no pictures; © ® ™ are letters to them.
const PICTURES = /(?![©®™])(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\ufe0f?)/gv;
const segmenter = new Intl.Segmenter("sv", { granularity: "grapheme" });

/** The text without emoji, or as much of its beginning as `room` holds and an ellipsis; no letter loses its marks. */
export const fitText = (text: string, room: number, widthOf: WidthOf): string =>
  shorten("", drawable(text), "", room, widthOf);

/** Each text fitted; of those that would then read alike, what they begin with alike is cut instead of their ends. */
export const fitTexts = (texts: readonly string[], room: number, widthOf: WidthOf): readonly string[] => {
  const fitted = texts.map((text) => fitText(text, room, widthOf));
  return texts.map((text, index) => {
    const alike = texts.filter((other, at) => other !== text && fitted[at] === fitted[index]);
    if (alike.length === 0) return fitted[index] ?? text;
    const shared = Math.min(...alike.map((other) => sharedWords(text, other)));
    const end = ` ${drawable(text.slice(shared))}`;
    const cut = shorten("", drawable(text.slice(0, shared)), end, room, widthOf);
    return widthOf(cut) <= room ? cut : shorten(ELLIPSIS, end.trim(), "", room, widthOf);
  });
};

const drawable = (text: string): string => text.replace(PICTURES, "").replace(/\s+/g, " ").trim() || text;

// The length of the whole words with which both begin.
const sharedWords = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.lastIndexOf(" ", length - 1) + 1;
};

const shorten = (start: string, middle: string, end: string, room: number, widthOf: WidthOf): string => {
  if (widthOf(start + middle + end) <= room) return start + middle + end;
  const letters = Array.from(segmenter.segment(middle), ({ segment }) => segment);
  const cutTo = (count: number) => start + letters.slice(0, count).join("").trimEnd() + ELLIPSIS + end;
  let fits = 0;
  let tooMany = letters.length;
  while (tooMany - fits > 1) {
    const count = Math.floor((fits + tooMany) / 2);
    if (widthOf(cutTo(count)) <= room) fits = count;
    else tooMany = count;
  }
  return cutTo(fits);
};
