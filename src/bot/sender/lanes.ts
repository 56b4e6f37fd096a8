/** One piece of work, and what must not be worked on twice at once. */
export type Work = { readonly key: string; readonly run: () => Promise<void> };

export type Lanes = {
  /** Works until `next` has nothing more; asked again meanwhile, it looks once more before it ends. */
  readonly run: () => Promise<void>;
};

/** Runs what `next` finds, at most `count` at once and never two of one key; `next` is told the keys under way. */
export const lanes = (
  count: number,
  next: (busy: ReadonlySet<string>) => Promise<Work | undefined>,
  onFault: (fault: unknown) => void,
): Lanes => {
  const busy = new Map<string, Promise<void>>();
  let news = Promise.withResolvers<void>();
  let running: Promise<void> | undefined;
  let ended = 0;

  const start = ({ key, run }: Work): void => {
    const done = run()
      .catch(onFault)
      .finally(() => {
        busy.delete(key);
        ended += 1;
      });
    busy.set(key, done);
  };

  const work = async (): Promise<void> => {
    try {
      for (;;) {
        const [heard, before] = [news, ended];
        const free = busy.size < count;
        // Work that never waits for anything would keep out what arrives meanwhile.
        if (free) await new Promise((turn) => setImmediate(turn));
        const found = free ? await next(new Set(busy.keys())) : undefined;
        if (found) start(found);
        else if (busy.size > 0) await Promise.race([...busy.values(), ...(free ? [heard.promise] : [])]);
        // What ended while `next` looked may have left something new that it did not see.
        else if (heard === news && before === ended) return;
      }
    } finally {
      // In the same step as the end, so that whoever asks from now on starts anew.
      running = undefined;
    }
  };

  return {
    run: () => {
      news.resolve();
      news = Promise.withResolvers<void>();
      running ??= work();
      return running;
    },
  };
};
