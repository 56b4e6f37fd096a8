import { setTimeout as wait } from "node:timers/promises";

/** What comes within this time; undefined where it takes longer. */
export const inTime = async <T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> => {
  const enough = new AbortController();
  const tooLate = wait(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    enough.abort();
  }
};
