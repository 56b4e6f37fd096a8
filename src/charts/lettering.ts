import { FONT_FAMILY, FONT_WEIGHTS, type FontWeight } from "./fonts.ts";
import { PALETTE } from "./palette.ts";

const { regular, strong } = FONT_WEIGHTS;

/** How letters are set; `size` in logical pixels. */
export type Font = { readonly size: number; readonly weight: FontWeight };
/** How a text looks; `color` is the palette's. */
export type Lettering = Font & { readonly color: string };

/** The lettering of every chart: a phone shows a picture at about two thirds of its logical pixels. */
export const LETTERING = {
  title: { size: 24, weight: strong, color: PALETTE.text },
  label: { size: 17, weight: regular, color: PALETTE.text },
  quiet: { size: 17, weight: regular, color: PALETTE.quietText },
  small: { size: 15, weight: regular, color: PALETTE.quietText },
  strong: { size: 17, weight: strong, color: PALETTE.text },
  goal: { size: 17, weight: regular, color: PALETTE.goal },
} as const satisfies Record<string, Lettering>;

/** The lettering as ECharts takes it for axes. */
export const textStyle = ({ size, weight, color }: Lettering) => ({
  fontFamily: FONT_FAMILY,
  fontSize: size,
  fontWeight: weight,
  color,
});
