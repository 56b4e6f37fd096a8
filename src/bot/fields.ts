import type { Field } from "../chat/index.ts";
import type { Key, Words } from "../locales/words.ts";
import type { Reading } from "./context.ts";
import type { Typed } from "./typed.ts";

type Details = Partial<Pick<Field, "kind" | "required" | "value" | "hint" | "choices">>;

/** One field of a form: a line that may be left blank, unless said otherwise. */
export const field = (name: string, label: Key, words: Words, details: Details = {}): Field => ({
  name,
  label: words.say(label),
  kind: "line",
  required: false,
  ...details,
});

/** A field as it was filled in. */
export const typed = ({ values, words }: Pick<Reading, "values" | "words">, name: string, label: Key): Typed => ({
  field: words.say(label),
  text: values[name],
});
