/** The clock that the page shows and moves: filled by `app`, which runs the bot by it. */
export interface Clockwork {
  now(): Date;
  /** Moves the clock and, going forward, runs what falls due on the way, in order; done when its posts are sent. */
  set(at: Date): Promise<void>;
  /** Moves the clock to the next moment at which the bot does something and runs it; undefined: nothing is left. */
  next(): Promise<Date | undefined>;
}
