/** What the bot tells its operator. Values are ids, counts and names of ours, never a person's name or text. */
export interface Log {
  info(what: string, values?: Readonly<Record<string, unknown>>): void;
  warn(what: string, values?: Readonly<Record<string, unknown>>): void;
  /** A fault of ours with its cause, under the reference number that the person was shown. */
  fault(reference: string, error: unknown, values?: Readonly<Record<string, unknown>>): void;
}
