import type { Locale } from "../../domain/locale.ts";
import en from "../../locales/en/playground.json" with { type: "json" };
import sv from "../../locales/sv/playground.json" with { type: "json" };
import type { WireWords } from "./wire.ts";

/** The page's own words. They are filled in by the page, so it gets them whole. */
export const WORDS: Readonly<Record<Locale, WireWords>> = { en, sv };
