import { button, type Message, message, text } from "../chat/index.ts";
import type { UserError } from "../domain/error.ts";
import { isKey, type Words } from "../locales/words.ts";

/** A refusal in the reader's words, with buttons for the nearest things that work. */
export const refusal = (error: UserError, words: Words): Message => {
  const say = (key: string, values = {}): string => {
    if (!isKey(key)) throw new Error(`a UserError without a text: ${key}`);
    return words.say(key, values);
  };
  const offers = error.offers.map(({ action, label }) => button(action, say(label)));
  return message(text(say(error.key, error.values), offers));
};

/** What a person sees when the fault is ours. */
export const faultMessage = (reference: string, words: Words): Message =>
  message(text(words.say("error.fault", { reference })));
