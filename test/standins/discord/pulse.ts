const PATIENCE = 15_000;

/** Waits for things to come true, looking anew at every beat instead of sleeping. */
export class Pulse {
  readonly #waiting = new Set<() => void>();

  beat(): void {
    for (const look of this.#waiting) look();
  }

  /** Resolves once `test` holds; fails with `what` when it has not come true in time, 15 seconds unless said. */
  until(test: () => boolean, what: string, patience = PATIENCE): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((done, fail) => {
      const stop = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = () => {
        if (!test()) return;
        stop();
        done();
      };
      const timer = setTimeout(() => {
        stop();
        fail(new Error(`never came true: ${what}`));
      }, patience);
      this.#waiting.add(look);
    });
  }
}
