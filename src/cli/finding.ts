/** One thing looked at: how it is, and the cure where it is not well. */
export type Finding = {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  readonly cure: string | null;
};

export const well = (what: string, found: string): Finding => ({ what, ok: true, found, cure: null });
export const ill = (what: string, found: string, cure: string): Finding => ({ what, ok: false, found, cure });

export const findingLine = ({ what, ok, found, cure }: Finding): string =>
  `${ok ? "ok  " : "NOT "} ${what}: ${found}${cure ? ` – ${cure}` : ""}`;
