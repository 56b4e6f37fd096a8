/** Points that end no sentence: "kl. 18", "bl.a. Seko", "S:t." */
const ABBREVIATED = /(?<![\p{L}.])(?:kl|ca|nr|tel|st|s:t|bl\.\s?a|t\.\s?ex|m\.\s?fl|m\.\s?m|f\.\s?d|e\.\s?g|dr)\.$/iu;
const END = /(?<![.!?…])[.!?…]+(?=[”"»')]?\s+[”"»'(]?[\p{Lu}\d])/gu;

/** The sentences of a text; a line end ends one. */
export const sentencesIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .flatMap((line) => split(line))
    .filter((sentence) => sentence !== "");

const split = (line: string): readonly string[] => {
  const sentences: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of line.matchAll(END)) {
    const to = index + mark.length + (/[”"»')]/.test(line[index + mark.length] ?? "") ? 1 : 0);
    const sentence = line.slice(from, to);
    // Looked at from the end only, so that a long line stays cheap.
    if (ABBREVIATED.test(sentence.slice(-8))) continue;
    sentences.push(sentence.trim());
    from = to;
  }
  return [...sentences, line.slice(from).trim()];
};

/** A sentence as a title: without its full stop. */
export const titleOf = (sentence: string): string => sentence.replace(/(?<!\.)\.$/, "");
