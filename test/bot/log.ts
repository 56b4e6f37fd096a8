import type { Log } from "../../src/bot/log.ts";

/** A log that keeps its faults, so that a test can say there were none. */
export const keptLog = (): Log & { readonly faults: unknown[] } => {
  const faults: unknown[] = [];
  return { faults, info: () => {}, warn: () => {}, fault: (_reference, error) => void faults.push(error) };
};
