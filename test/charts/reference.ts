import { readFileSync, writeFileSync } from "node:fs";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const fileOf = (name: string): URL => new URL(`references/${name}.png`, import.meta.url);

/** With `CHART_REFERENCES=write` the picture becomes the reference: look at it before it is committed. */
export const keepIfAsked = (name: string, png: Uint8Array): void => {
  if (process.env.CHART_REFERENCES === "write") writeFileSync(fileOf(name), png);
};

/** The number of pixels in which a picture differs from the one kept under `references/`: all where their sizes differ. */
export const differenceFrom = (name: string, png: Uint8Array): number => {
  const kept = PNG.sync.read(readFileSync(fileOf(name)));
  const drawn = PNG.sync.read(Buffer.from(png));
  const { width, height } = kept;
  if (drawn.width !== width || drawn.height !== height) return Number.POSITIVE_INFINITY;
  return pixelmatch(kept.data, drawn.data, undefined, width, height, { threshold: 0.1 });
};

/** Pixels that may differ, since processors round curves differently; one changed digit is more than twice as many. */
export const TOLERANCE = 25;
