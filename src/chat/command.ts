import type { Locale } from "../domain/locale.ts";

/**
 * One option of a slash command. `rest` takes everything that is left of a typed line; `completed` offers choices
 * while typing; `person` is an account (see `accountIn`). Values arrive as text and are parsed by the engine.
 */
export type Option = {
  readonly name: string;
  readonly kind: "word" | "rest" | "number" | "day" | "choice" | "person" | "file";
  readonly required: boolean;
  readonly completed: boolean;
  readonly description: Readonly<Record<Locale, string>>;
  readonly choices?:
    | readonly { readonly value: string; readonly label: Readonly<Record<Locale, string>> }[]
    | undefined;
};

/** What a platform must know of a command to offer it. Names are English; `audience` sets default permissions. */
export type Spec = {
  readonly name: string;
  readonly description: Readonly<Record<Locale, string>>;
  readonly options: readonly Option[];
  readonly audience: "everyone" | "organisers" | "coordinators";
};

/** Values of options or fields by name, as typed. A `file` option carries the file's bytes in `Call.files`. */
export type Values = Readonly<Record<string, string>>;
