const MOST = 20_000;

/** Tells whether a key comes for the first time; of keys long past it knows nothing. */
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
