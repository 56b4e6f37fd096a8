import type { Action, Handler } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { type Button, button, type Message, message, text } from "../../src/chat/index.ts";
import { DEFAULT_LOCALE, LOCALES, type Locale, localeOf } from "../../src/domain/locale.ts";
import { foldText } from "../../src/domain/text.ts";
import { capitalised } from "../../src/locales/format.ts";
import { wordsOf } from "../../src/locales/words.ts";
import { setLocale } from "../../src/store/people/accounts.ts";

const nameOf = (locale: Locale, within: Locale): string => wordsOf(within).say(`campaign.language.${locale}`);

/** Every language's name in every language. */
const NAMES: ReadonlyMap<string, Locale> = new Map(
  LOCALES.flatMap((locale) => LOCALES.map((within) => [foldText(nameOf(locale, within)), locale] as const)),
);

/** The language that a tag or a name means. */
export const languageMeant = (said: string | undefined): Locale | undefined =>
  localeOf(said?.trim()) ?? NAMES.get(foldText(said ?? ""));

/** A button for each language, by the name that its speakers know. */
export const languageButtons = (): readonly Button[] =>
  LOCALES.map((locale) => button(`language:${locale}`, capitalised(nameOf(locale, locale), locale)));

const ask = async ({ words }: Reading): Promise<Message> =>
  message(text(words.say("mydata.language.ask"), languageButtons()));

const set = async ({ tx, actor }: Writing, locale: Locale): Promise<Message> => {
  await setLocale(tx, { personId: actor.personId, locale });
  return message(text(wordsOf(locale).say("mydata.language.set")));
};

/** `/mydata language`, with or without one named. */
export const languageHandler = (locale: Locale | undefined): Handler =>
  locale
    ? { kind: "write", answers: "private", run: (context) => set(context, locale) }
    : { kind: "read", answers: "private", run: ask };

/** `language:LOCALE`. */
export const languageAction: Action = {
  name: "language",
  handler: {
    kind: "write",
    answers: "update",
    run: (context) => set(context, localeOf(context.arg) ?? DEFAULT_LOCALE),
  },
};
