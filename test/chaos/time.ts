/** The trial's own time, from which the campaign's is read: in it a second is half a minute. */
export type Time = {
  readonly now: () => number;
  readonly run: () => void;
  readonly halt: () => void;
  /** What a process needs to have the same time, and `CHAOS_BEGAN` where it runs before the process works. */
  readonly environment: () => { readonly CHAOS_FROM: string; readonly CHAOS_BEGAN: string };
};

/** Milliseconds of the campaign's time in one of the machine's. */
export const SPEED = 30;

/** So much of it, in milliseconds, passes at most while one process works. */
export const LIFETIME = 20_000;

/**
 * Time that halts while no process works and when one has worked for long, so that what falls due keeps to what can be
 * sent on however slow a machine.
 */
export const haltingTime = (from: number): Time => {
  let passed = 0;
  let began: number | undefined;
  const now = (): number =>
    from + passed + (began === undefined ? 0 : Math.min((Date.now() - began) * SPEED, LIFETIME));
  return {
    now,
    run: () => {
      began ??= Date.now();
    },
    halt: () => {
      passed = now() - from;
      began = undefined;
    },
    environment: () => ({ CHAOS_FROM: String(now()), CHAOS_BEGAN: "" }),
  };
};

/** Time that several processes share, of which some always works. */
export const sharedTime = (from: number): Time => {
  const began = Date.now();
  return {
    now: () => from + (Date.now() - began) * SPEED,
    run: () => {},
    halt: () => {},
    environment: () => ({ CHAOS_FROM: String(from), CHAOS_BEGAN: String(began) }),
  };
};
