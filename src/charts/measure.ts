import type { Resvg } from "@resvg/resvg-js";
import { FONT_FAMILY, FONTS } from "./fonts.ts";
import type { Font } from "./lettering.ts";

/** A line's width in logical pixels as it will be drawn, in any script. */
export type Measure = (text: string, font: Font) => number;

/** Measures with the fonts that draw: ECharts' own guess outside a browser knows Latin letters of another font only. */
export const measureWith = (renderer: typeof Resvg): Measure => {
  const known = new Map<string, number>();
  return (text, { size, weight }) => {
    const letters = text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
    const line = `<text font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${weight}">${letters}</text>`;
    const width = known.get(line) ?? widthOf(line, renderer);
    known.set(line, width);
    return width;
  };
};

const widthOf = (line: string, renderer: typeof Resvg): number => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">${line}</svg>`;
  const box = new renderer(svg, { font: FONTS }).getBBox();
  return box ? box.x + box.width : 0;
};
