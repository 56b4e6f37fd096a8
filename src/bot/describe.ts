import type { Option, Spec } from "../chat/index.ts";
import { LOCALES, type Locale } from "../domain/locale.ts";
import { type Key, wordsOf } from "../locales/words.ts";

/** A text in every language, for what platforms show before anyone has acted. */
export const inAll = (key: Key): Readonly<Record<Locale, string>> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, wordsOf(locale).say(key)])) as Record<Locale, string>;

type Details = Partial<Pick<Option, "required" | "completed" | "choices">>;

/** An option that need not be given, unless said otherwise. */
export const option = (name: string, kind: Option["kind"], about: Key, details: Details = {}): Option => ({
  name,
  kind,
  required: false,
  completed: false,
  ...details,
  description: inAll(about),
});

export const describeCommand = (
  name: string,
  about: Key,
  options: readonly Option[],
  audience: Spec["audience"] = "everyone",
): Spec => ({ name, description: inAll(about), options, audience });
