import type { Spec } from "../../chat/command.ts";
import type { Locale } from "../../domain/locale.ts";
import type { WireSpec } from "./wire.ts";

/** The commands as the composer offers them, in the reader's language. */
export const wireSpecs = (specs: readonly Spec[], locale: Locale): readonly WireSpec[] =>
  specs.map(({ name, audience, description, options }) => ({
    name,
    audience,
    description: description[locale],
    options: options.map(({ choices = [], ...option }) => ({
      ...option,
      completed: option.completed || option.kind === "person",
      description: option.description[locale],
      choices: choices.map(({ value, label }) => ({ value, label: label[locale] })),
    })),
  }));
