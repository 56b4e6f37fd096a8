import type { Choice } from "./message.ts";

/** One thing a form asks. Everything comes back as text and is parsed by the engine, in one place for all platforms. */
export type Field = {
  readonly name: string;
  readonly label: string;
  /** A `file` comes back as its name, with its bytes in `Call.files`. */
  readonly kind: "line" | "paragraph" | "choice" | "file";
  readonly required: boolean;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  /** For `choice` only, at most 25. */
  readonly choices?: readonly Choice[] | undefined;
};

/** At most 5 fields; `action` is `action:arg`, at most 100 characters; a title of at most 24 fits everywhere. */
export type Form = { readonly action: string; readonly title: string; readonly fields: readonly Field[] };
