/**
 * Runs work, at most `width` pieces at a time, in the order in which they came. Between two pieces whatever has arrived
 * meanwhile gets its turn: work that never waits for anything would keep it out.
 */
export const lane = (width: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running >= width) await new Promise<void>((turn) => waiting.push(turn));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) setImmediate(next);
      else running--;
    }
  };
};
