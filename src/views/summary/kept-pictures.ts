/** Draws what `draw` draws, or answers what was drawn of the same chart before: edits of a post draw nothing anew. */
export type KeptPictures = (
  chart: unknown,
  draw: () => Promise<readonly Uint8Array[]>,
) => Promise<readonly Uint8Array[]>;

/** A few megabytes at most. */
const KEPT = 16;

/** Keeps the pictures asked for last, by all that is on them. */
export const keptPictures = (): KeptPictures => {
  const pictures = new Map<string, Promise<readonly Uint8Array[]>>();
  return async (chart, draw) => {
    const key = JSON.stringify(chart);
    const before = pictures.get(key);
    const drawn = before ?? draw();
    pictures.delete(key);
    pictures.set(key, drawn);
    const [oldest] = pictures.keys();
    if (pictures.size > KEPT && oldest !== undefined) pictures.delete(oldest);
    try {
      return await drawn;
    } catch (error) {
      pictures.delete(key);
      throw error;
    }
  };
};
