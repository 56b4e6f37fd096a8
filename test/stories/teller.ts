import type { Locale } from "../../src/domain/locale.ts";
import { wordsOf } from "../../src/locales/words.ts";

/** What someone was answered; `says` waits until it stands there. */
export type Heard = { readonly says: (...words: readonly string[]) => Promise<void> };

/** A channel, `#vantör`; undefined: one's own messages with Samling. */
export type Place = `#${string}` | undefined;

/**
 * One way to live through a story: in the playground's page, or through `samling say` and `samling tick`. What is
 * pressed or chosen is the newest that the person sees in that place.
 */
export interface Teller extends AsyncDisposable {
  say(who: string, line: string, file?: string): Promise<Heard>;
  /** Many at once, each a line of their own. */
  sayAll(lines: Readonly<Record<string, string>>): Promise<void>;
  /** `beside`: words that stand with the button. */
  press(who: string, label: string, place?: Place, beside?: string): Promise<Heard>;
  choose(who: string, choice: string, place?: Place): Promise<Heard>;
  /** Fills in the open form, by label; what is not given stays as it stands. */
  fill(who: string, values: Readonly<Record<string, string>>): Promise<Heard>;
  /** Waits until the newest words in a place hold these. */
  sees(who: string, words: string, place?: Place): Promise<void>;
  /** Lets everything happen until a moment in campaign time, `2022-08-17T19:00`. */
  moveTo(local: string): Promise<void>;
}

/** Begins a story: on the example, or in an empty database with the code that founds a campaign. */
export type Begin = (locale: Locale, at: string, empty?: "empty") => Promise<Teller & { readonly code: string }>;

/** Counts what a person does: each press, each filled field and each line of a box is one, and so is a typed line with its Enter. */
export const counting = (teller: Teller): Teller & { readonly done: () => number } => {
  let done = 0;
  return {
    ...teller,
    say: (...args) => {
      done += 2;
      return teller.say(...args);
    },
    press: (...args) => {
      done += 1;
      return teller.press(...args);
    },
    choose: (...args) => {
      done += 2;
      return teller.choose(...args);
    },
    fill: (who, values) => {
      done += 1 + Object.values(values).join("\n").split("\n").length;
      return teller.fill(who, values);
    },
    done: () => done,
  };
};

/** The example and its people speak Swedish: lets these people and the campaign speak another language. */
export const inLanguage = async (teller: Teller, locale: Locale, ...people: readonly string[]): Promise<void> => {
  if (locale === "sv") return;
  const { say } = wordsOf(locale);
  for (const who of ["Hedda", ...people]) await teller.say(who, `/mydata language ${locale}`);
  await teller.say("Hedda", "/campaign");
  await teller.press("Hedda", say("campaign.button.days"));
  const days = await teller.fill("Hedda", { [say("campaign.form.language")]: say(`campaign.language.${locale}`) });
  await days.says(say("campaign.changed"));
};
