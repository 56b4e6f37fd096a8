/** The languages Samling speaks. */
export const LOCALES = ["sv", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The language behind a platform's tag (`sv-SE`, `en-GB`), or undefined where Samling does not speak it. */
export const localeOf = (tag: string | undefined): Locale | undefined =>
  LOCALES.find((locale) => tag?.toLowerCase().split(/[-_]/)[0] === locale);

/** Where nobody has said anything else. */
export const DEFAULT_LOCALE: Locale = "sv";
