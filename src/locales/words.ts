import i18next from "i18next";
import type { Locale } from "../domain/locale.ts";
import { en } from "./en.ts";
import { sv } from "./sv.ts";

type Join<P extends string, K extends string> = P extends "" ? K : `${P}.${K}`;
type Leaves<T, P extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? Join<P, K> : Leaves<T[K], Join<P, K>>;
}[keyof T & string];
type Singular<K extends string> = K extends `${infer Stem}_one` ? Stem : K extends `${infer Stem}_other` ? Stem : K;

/** A text of the locales, named by its path; plural forms share one name and take `count`. */
export type Key = Singular<Leaves<typeof en>>;
export type Blanks = Readonly<Record<string, string | number>>;

/** One language's words. `say` fills a text's blanks; unknown keys throw, so that none is ever shown. */
export type Words = {
  readonly locale: Locale;
  readonly say: (key: Key, blanks?: Blanks) => string;
};

const i18n = i18next.createInstance({
  lng: "en",
  fallbackLng: false,
  initAsync: false,
  resources: { en: { translation: en }, sv: { translation: sv } },
  interpolation: { escapeValue: false, skipOnVariables: true },
  returnNull: false,
  missingInterpolationHandler: (text, [blank]) => {
    throw new Error(`nothing fills ${blank} in: ${text}`);
  },
});
void i18n.init();

const speak = (locale: Locale): Words => {
  const t = i18n.getFixedT(locale);
  const filled = (key: Key, blanks: Blanks): string => {
    const said = t(key, blanks);
    if (said === key) throw new Error(`no text ${key} in ${locale}`);
    return said;
  };
  // Most texts have no blanks and are always the same: every press says some ten of them.
  const whole = new Map<Key, string>();
  const unfilled = (key: Key): string => {
    const said = whole.get(key) ?? filled(key, {});
    whole.set(key, said);
    return said;
  };
  return { locale, say: (key, blanks) => (blanks ? filled(key, blanks) : unfilled(key)) };
};

const spoken: Readonly<Record<Locale, Words>> = { sv: speak("sv"), en: speak("en") };

export const wordsOf = (locale: Locale): Words => spoken[locale];

/** Whether the text is a key of the locales: for keys that travel as data, like a `UserError`'s. */
export const isKey = (key: string): key is Key => {
  const text: unknown =
    i18n.getResource("en", "translation", key) ?? i18n.getResource("en", "translation", `${key}_other`);
  return typeof text === "string";
};
