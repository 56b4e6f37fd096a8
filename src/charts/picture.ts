import type { EChartsOption } from "echarts";
import { FONT_FAMILY, FONT_WEIGHTS, FONTS } from "./fonts.ts";
import type { Font } from "./lettering.ts";
import { type Measure, measureWith } from "./measure.ts";
import { PALETTE } from "./palette.ts";

/** A chart as drawn. `png` is opaque, `width` × `height` pixels; `svg` is its source, at half that size. */
export type Picture = {
  readonly svg: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** What is to be drawn: ECharts' description and the size in logical pixels. */
export type Composition = { readonly option: EChartsOption; readonly width: number; readonly height: number };

// Two pixels for each logical one: sharp on the screens that phones have.
const SCALE = 2;

/** Draws what `compose` lays out. The libraries are loaded on first use, so that starting the bot costs nothing. */
export const draw = async (compose: (measure: Measure) => Composition): Promise<Picture> => {
  const [echarts, resvg] = await Promise.all([import("echarts"), import("@resvg/resvg-js")]);
  const measure = measureWith(resvg.Resvg);
  echarts.setPlatformAPI({ measureText: (text, font) => ({ width: measure(text, fontOf(font)) }) });
  const { option, width, height } = compose(measure);
  const svg = svgOf(echarts.init(null, null, { renderer: "svg", ssr: true, width, height }), option);
  const image = await resvg.renderAsync(svg, { font: FONTS, fitTo: { mode: "zoom", value: SCALE } });
  return { svg, png: image.asPng(), width: image.width, height: image.height };
};

const svgOf = (chart: import("echarts").ECharts, option: EChartsOption): string => {
  try {
    chart.setOption({
      animation: false,
      backgroundColor: PALETTE.ground,
      textStyle: { fontFamily: FONT_FAMILY, color: PALETTE.text },
      ...option,
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
};

// ECharts names a font as CSS does: `600 17px Noto Sans`.
const fontOf = (css: string | undefined): Font => {
  const [, weight, size = "12"] = /^(?:.*?\b(\d{3}|bold) )?.*?([\d.]+)px/.exec(css ?? "") ?? [];
  const strong = weight === "bold" || Number(weight ?? 0) >= FONT_WEIGHTS.strong;
  return { size: Number(size), weight: strong ? FONT_WEIGHTS.strong : FONT_WEIGHTS.regular };
};
