import { newReference } from "../bot/reference.ts";
import { ConfigError } from "../config.ts";
import type { UserError } from "../domain/error.ts";
import { isKey, wordsOf } from "../locales/words.ts";
import { pinoLog } from "../log.ts";

/** The command line is an operator's: it speaks English, as its verbs do. */
const WORDS = wordsOf("en");

/** What is wrong with each variable of an environment, and what helps. */
export const cures = ({ faults }: ConfigError): readonly { readonly variable: string; readonly cure: string }[] =>
  faults.map(({ variable, key }) => ({ variable, cure: isKey(key) ? WORDS.say(key) : key }));

/** A refusal in words; an environment's faults one to a line, each with its cure. */
export const refusedWords = (error: UserError): string => {
  if (error instanceof ConfigError)
    return cures(error)
      .map(({ variable, cure }) => `${variable}: ${cure}`)
      .join("\n");
  if (!isKey(error.key)) throw error;
  return WORDS.say(error.key, error.values);
};

/** A fault of ours: its cause goes to the log under the number that is said. */
export const faultWords = (error: unknown): string => {
  const reference = newReference();
  pinoLog().fault(reference, error);
  return WORDS.say("cli.broken", { reference });
};
