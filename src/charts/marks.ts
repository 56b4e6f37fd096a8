import type { GraphicComponentOption } from "echarts";
import { type Lettering, textStyle } from "./lettering.ts";
import { PALETTE } from "./palette.ts";

/** Something drawn at a place of its own: logical pixels from the picture's upper left corner. */
export type Mark = GraphicComponentOption;
type Point = { readonly x: number; readonly y: number };
type Line = Point & { readonly width: number };

/** Layers: ECharts draws a chart's own bars and lines at 2. */
export const ABOVE = 10;
export const BEHIND = 1;

/** One line of text; `y` is its upper edge, `x` the side or the middle that `align` says. */
export const textMark = (
  text: string,
  { x, y }: Point,
  look: Lettering,
  align: "left" | "center" | "right" = "left",
): Mark => {
  const { color, ...font } = textStyle(look);
  const style = { text, ...font, fill: color, align, lineHeight: look.size * 1.3 };
  return { type: "text", x, y, z: ABOVE, silent: true, style };
};

/** A filled rectangle, `x` and `y` its upper left corner. */
export const boxMark = (at: Line & { readonly height: number }, fill: string, z = ABOVE): Mark => ({
  type: "rect",
  z,
  silent: true,
  shape: { ...at, r: 2 },
  style: { fill },
});

/** A week's goal: a bar across the week, `y` its middle, set off from what lies under it. */
export const goalTick = ({ x, y, width }: Line, z = ABOVE): readonly Mark[] => [
  boxMark({ x: x - 1.5, y: y - 4, width: width + 3, height: 8 }, PALETTE.ground, z),
  boxMark({ x, y: y - 2.5, width, height: 5 }, PALETTE.goal, z),
];

/** What is compared with: a hollow diamond around the point. */
export const diamond = ({ x, y }: Point): Mark => ({
  type: "polygon",
  z: ABOVE,
  silent: true,
  shape: {
    points: [
      [x, y - 8],
      [x + 8, y],
      [x, y + 8],
      [x - 8, y],
    ],
  },
  style: { fill: PALETTE.ground, stroke: PALETTE.comparison, lineWidth: 2.5 },
});

/** An association's goal: a dashed line. */
export const goalLine = ({ x, y, width }: Line): Mark => ({
  type: "line",
  z: ABOVE,
  silent: true,
  shape: { x1: x, y1: y, x2: x + width, y2: y },
  style: { stroke: PALETTE.goal, lineWidth: 2, lineDash: [6, 3] },
});
