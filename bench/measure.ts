/** The fastest of some runs, in milliseconds: what the work takes when nothing else gets in its way. */
export const fastest = async (runs: number, work: () => unknown): Promise<number> => {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};
