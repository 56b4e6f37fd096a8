/** The standard normal distribution function, to 7.5e-8 (Abramowitz and Stegun 26.2.17). */
export const normalBelow = (x: number): number => {
  if (x < 0) return 1 - normalBelow(-x);
  const t = 1 / (1 + 0.2316419 * x);
  const [b1, b2, b3, b4, b5] = COEFFICIENTS;
  const density = Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
  return 1 - density * t * (b1 + t * (b2 + t * (b3 + t * (b4 + t * b5))));
};

const COEFFICIENTS = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429] as const;
