/** How long, in milliseconds, a long queue may keep timers and sockets waiting. */
const BREATH_MS = 10;

/** Runs work one after the other, each started in a microtask, in the order of asking. */
export const queue = () => {
  let last: Promise<unknown> = Promise.resolve();
  let breathed = 0;
  const breathe = (): Promise<void> | undefined => {
    if (performance.now() - breathed < BREATH_MS) return undefined;
    return new Promise((done) => {
      setImmediate(() => {
        breathed = performance.now();
        done();
      });
    });
  };
  return <R>(work: () => Promise<R>): Promise<R> => {
    const mine = last.then(breathe).then(work);
    last = mine.catch(() => {});
    return mine;
  };
};
