/** What a refusal needs to be told in words: plain values, never a person's name or text. */
export type ErrorValues = Readonly<Record<string, string | number>>;

/** The nearest thing that works, as a button: `action:arg` and the locale key of its label. */
export type Offer = { readonly action: string; readonly label: string };

/**
 * Something the person can mend: `key` is a text of the locales, `values` its blanks, `offers` what works instead.
 * Everything else that is thrown is a fault of ours.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly key: string;
  readonly values: ErrorValues;
  readonly offers: readonly Offer[];

  constructor(key: string, values: ErrorValues = {}, offers: readonly Offer[] = []) {
    super(key);
    this.key = key;
    this.values = values;
    this.offers = offers;
  }
}
