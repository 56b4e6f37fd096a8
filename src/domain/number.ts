/** The largest counts taken: a report's figure, a list or a period's total, anything else. */
export const COUNT_LIMITS = { figure: 99_999, total: 999_999, other: 9_999 } as const;

// Plain digits, or groups of three with a space as Swedish sets them (also no-break, narrow and thin spaces).
const WHOLE = /^(?:\d{1,15}|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,4})$/;
const HALVES = /^(.*?)(?:[.,]([05])0?|(½))?$/;

/** The whole number 0–`max` that the text writes ("40", "1 000"), or undefined: no sign, fraction or exponent. */
export const wholeNumberOf = (text: string, max: number): number | undefined => {
  const digits = text.trim();
  if (!WHOLE.test(digits)) return undefined;
  const value = Number(digits.replace(/\D/g, ""));
  return value <= max ? value : undefined;
};

/** Hours 0–`max`, whole or in halves ("3", "3,5", "3½"), or undefined. */
export const hoursOf = (text: string, max: number): number | undefined => {
  const [, whole = "", decimal, half] = HALVES.exec(text.trim()) ?? [];
  const hours = half && whole === "" ? 0 : wholeNumberOf(whole, max);
  if (hours === undefined) return undefined;
  const value = hours + (half || decimal === "5" ? 0.5 : 0);
  return value <= max ? value : undefined;
};

const DECIMAL = /^[-−]?\d{1,6}(?:[.,]\d{1,6})?$/;

/** The number that the text writes ("0,8", "0.8", "−1"), or undefined. */
export const decimalOf = (text: string): number | undefined => {
  const said = text.trim();
  return DECIMAL.test(said) ? Number(said.replace(",", ".").replace("−", "-")) : undefined;
};
