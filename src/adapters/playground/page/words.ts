import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Locale } from "../../../domain/locale.ts";
import type { WireWords } from "../wire.ts";

export type Word = keyof WireWords;
/** The page's words in the person's language, blanks filled. */
export type Say = (word: Word, blanks?: Readonly<Record<string, string>>) => string;

export const sayIn =
  (words: WireWords): Say =>
  (word, blanks = {}) =>
    words[word].replace(/\{\{(\w+)\}\}/g, (_, name: string) => blanks[name] ?? "");

export const TAG: Readonly<Record<Locale, string>> = { sv: "sv-SE", en: "en-GB" };

/** The language and zone in which this page speaks. */
export type Tongue = { readonly say: Say; readonly tag: string; readonly zone: string };
export const TongueContext = createContext<Tongue | undefined>(undefined);
export const useTongue = (): Tongue => {
  const tongue = useContext(TongueContext);
  if (!tongue) throw new Error("the page speaks before it has its words");
  return tongue;
};
