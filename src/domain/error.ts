/** What a refusal needs to be told in words: plain values, never a person's name or text. */
export type ErrorValues = Readonly<Record<string, string | number>>;

/**
 * Something the person can mend: `key` is a text of the locales, `values` its blanks.
 * Everything else that is thrown is a fault of ours.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly key: string;
  readonly values: ErrorValues;

  constructor(key: string, values: ErrorValues = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}
