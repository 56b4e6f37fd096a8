/** Runs work in the order in which it comes, a few pieces at a time. */
export type Lane = {
  /**
   * Between two pieces whatever has arrived meanwhile gets its turn: work that never waits for anything would keep it
   * out.
   */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves as soon as nothing waits for its turn. */
  readonly clear: () => Promise<void>;
};

/** A lane of at most `width` pieces at a time. */
export const lane = (width: number): Lane => {
  const waiting: (() => void)[] = [];
  const watching: (() => void)[] = [];
  let running = 0;

  const next = (): void => {
    const first = waiting.shift();
    if (first) setImmediate(first);
    else running--;
    if (waiting.length === 0) for (const tell of watching.splice(0)) tell();
  };

  return {
    run: async (work) => {
      if (running >= width) await new Promise<void>((turn) => waiting.push(turn));
      else running++;
      try {
        return await work();
      } finally {
        next();
      }
    },
    clear: () => (waiting.length === 0 ? Promise.resolve() : new Promise((clear) => watching.push(clear))),
  };
};
