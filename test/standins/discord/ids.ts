/** Discord's epoch, 2015-01-01 UTC, in milliseconds. */
const EPOCH = 1_420_070_400_000;

/** Ids in Discord's shape: milliseconds since its epoch, then a counter, so that they sort by time and never repeat. */
export const ids = (now: () => number): (() => string) => {
  let count = 0n;
  return () => ((BigInt(now() - EPOCH) << 22n) + (count++ & 0x3fffffn)).toString();
};

/** The moment an id was made, in milliseconds UTC. */
export const madeAt = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

/** Compares ids by age: ids may differ in length. */
export const byAge = (a: string, b: string): number => (BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0);
