import { fitText } from "./fit.ts";
import { LETTERING, type Lettering } from "./lettering.ts";
import { type Mark, textMark } from "./marks.ts";
import type { Measure } from "./measure.ts";

/** One entry of the key: `draw` makes the sign in a box `KEY_SIGN.width` wide, centred on `y`. */
export type KeyEntry = { readonly label: string; readonly draw: (x: number, y: number) => readonly Mark[] };
export const KEY_SIGN = { width: 26 } as const;

/** Title, subtitle and key from the picture's upper edge down; `bottom` is where the chart may begin. */
export type Header = { readonly marks: readonly Mark[]; readonly bottom: number };

const MARGIN = 20;
const KEY_HEIGHT = 26;
const KEY_GAP = 22;

/** Lays out the header over `width` logical pixels: title and subtitle are fitted to it, the key goes on a new line where it must. */
export const layHeader = (
  { title, subtitle, key }: { title: string; subtitle: string | undefined; key: readonly KeyEntry[] },
  width: number,
  measure: Measure,
): Header => {
  const line = (text: string, y: number, look: Lettering) =>
    textMark(
      fitText(text, width - 2 * MARGIN, (part) => measure(part, look)),
      { x: MARGIN, y },
      look,
    );
  const marks = [line(title, 16, LETTERING.title)];
  let y = 50;
  if (subtitle) {
    marks.push(line(subtitle, y, LETTERING.quiet));
    y += 26;
  }
  y += 6;
  let x = MARGIN;
  for (const { label, draw } of key) {
    const entryWidth = KEY_SIGN.width + 8 + measure(label, LETTERING.label);
    if (x > MARGIN && x + entryWidth > width - MARGIN) {
      x = MARGIN;
      y += KEY_HEIGHT;
    }
    marks.push(...draw(x, y + 12), textMark(label, { x: x + KEY_SIGN.width + 8, y }, LETTERING.label));
    x += entryWidth + KEY_GAP;
  }
  return { marks, bottom: y + KEY_HEIGHT };
};
