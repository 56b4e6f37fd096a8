import { foldText } from "./text.ts";

/** Cyrillic and Greek letters, in lower case, that in either case look like a Latin one (after Unicode's confusables). */
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "аα",
    b: "вβ",
    c: "сϲ",
    d: "ԁ",
    e: "еε",
    h: "нһη",
    i: "іι",
    j: "ј",
    k: "кκ",
    m: "мμ",
    o: "оο",
    p: "рρ",
    q: "ԛ",
    s: "ѕ",
    t: "тτ",
    v: "ѵν",
    w: "ԝ",
    x: "хχ",
    y: "уυγ",
    z: "ζ",
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** What a name looks like: two names with the same look are easily taken for one another. */
export const lookOf = (name: string): string =>
  Array.from(foldText(name).normalize("NFD"), (letter) => LATIN.get(letter) ?? letter)
    .join("")
    .normalize("NFC");
