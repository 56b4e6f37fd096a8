import type { Locale } from "../domain/locale.ts";
import { axisStep, formatCount } from "./figures.ts";
import { KEY_SIGN, type KeyEntry, layHeader } from "./header.ts";
import { LETTERING, textStyle } from "./lettering.ts";
import { ABOVE, BEHIND, boxMark, diamond, goalTick, type Mark } from "./marks.ts";
import type { Measure } from "./measure.ts";
import { PALETTE } from "./palette.ts";
import { type Composition, draw, type Picture } from "./picture.ts";
import { numbersOf } from "./week-numbers.ts";
import { barWidth, type Plot, plotOf, tickWidth, type WeekOfDials } from "./week-plot.ts";

/** Dials per week against the goal. Words come translated; `current` is the index of the week the picture is about. */
export type WeeklyDials = {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly weeks: readonly WeekOfDials[];
  readonly current?: number | undefined;
  readonly labels: { readonly dials: string; readonly goal: string; readonly comparison: string };
  readonly locale: Locale;
};

/** Draws the bars, 1200 pixels wide. */
export const drawWeeklyDials = (chart: WeeklyDials): Promise<Picture> =>
  draw((measure) => composeWeeklyDials(chart, measure));

const WIDTH = 600;
const PLOT = { height: 250, margin: 20, labels: 34 } as const;
// Room over the highest mark for its number.
const HEADROOM = 1.18;

const composeWeeklyDials = (chart: WeeklyDials, measure: Measure): Composition => {
  const { weeks, current, locale } = chart;
  const header = layHeader({ title: chart.title, subtitle: chart.subtitle, key: keyOf(chart) }, WIDTH, measure);
  const widthOf = (text: string) => measure(text, LETTERING.strong);
  const max =
    HEADROOM * Math.max(1, ...weeks.flatMap(({ dials = 0, goal = 0, comparison = 0 }) => [dials, goal, comparison]));
  const top = header.bottom + 6;
  const plot = plotOf(
    { left: PLOT.margin + widthOf(formatCount(max, locale)) + 8, right: WIDTH - PLOT.margin, top, height: PLOT.height },
    weeks.length,
    max,
  );
  const every = Math.max(1, Math.ceil((Math.max(0, ...weeks.map(({ label }) => widthOf(label))) + 12) / plot.slot));
  return {
    width: WIDTH,
    height: top + PLOT.height + PLOT.labels + 12,
    option: {
      grid: { left: plot.left, right: PLOT.margin, top, height: PLOT.height, outerBoundsMode: "none" },
      xAxis: {
        type: "category",
        data: weeks.map(({ label }, index) => ({
          value: label,
          textStyle: textStyle(index === current ? LETTERING.strong : LETTERING.label),
        })),
        axisTick: { show: false },
        // Over the bars and what lies behind them, so that a goal near 0 does not break it.
        z: 5,
        axisLine: { lineStyle: { color: PALETTE.quietText, width: 1.5 } },
        axisLabel: { margin: 12, interval: (index: number) => (index - (current ?? 0)) % every === 0 },
      },
      yAxis: {
        type: "value",
        max,
        interval: axisStep(max, 5),
        splitLine: { showMaxLine: false, lineStyle: { color: PALETTE.grid } },
        axisLabel: {
          ...textStyle(LETTERING.quiet),
          showMaxLabel: false,
          formatter: (count: number) => formatCount(count, locale),
        },
      },
      series: {
        type: "bar",
        silent: true,
        barWidth: barWidth(plot),
        data: weeks.map(({ dials }, index) => ({
          value: dials ?? "-",
          itemStyle: { color: index === current ? PALETTE.strong : PALETTE.bar },
        })),
      },
      graphic: [
        ...header.marks,
        ...weeks.flatMap((week, index) => marksOf(week, index, plot)),
        ...numbersOf(chart, plot, widthOf),
      ],
    },
  };
};

const marksOf = ({ dials, goal, comparison }: WeekOfDials, index: number, plot: Plot): readonly Mark[] => {
  const x = plot.x(index);
  const width = tickWidth(plot);
  // A goal passed by a hair goes behind its bar: in front it would hide that the bar passed it.
  const above = (dials ?? 0) - (goal ?? 0);
  const behind = dials !== undefined && above >= 0 && plot.y(0) - plot.y(above) < 10;
  return [
    ...(goal === undefined ? [] : goalTick({ x: x - width / 2, y: plot.y(goal), width }, behind ? BEHIND : ABOVE)),
    ...(comparison === undefined ? [] : [diamond({ x, y: plot.y(comparison) })]),
  ];
};

const keyOf = ({ weeks, labels }: WeeklyDials): readonly KeyEntry[] => [
  { label: labels.dials, draw: (x, y) => [boxMark({ x: x + 5, y: y - 8, width: 16, height: 16 }, PALETTE.bar)] },
  ...(weeks.some(({ goal }) => goal !== undefined)
    ? [{ label: labels.goal, draw: (x: number, y: number) => goalTick({ x, y, width: KEY_SIGN.width }) }]
    : []),
  ...(weeks.some(({ comparison }) => comparison !== undefined)
    ? [{ label: labels.comparison, draw: (x: number, y: number) => [diamond({ x: x + KEY_SIGN.width / 2, y })] }]
    : []),
];
