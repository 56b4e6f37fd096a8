/** How many keys are remembered: platforms deliver a second time within minutes. */
const MOST = 20_000;

/** Tells the first of equal keys from the others, as long as they come close to each other. */
export const firstOf = (): ((key: string) => boolean) => {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) return false;
    seen.add(key);
    const [oldest] = seen;
    if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
    return true;
  };
};
