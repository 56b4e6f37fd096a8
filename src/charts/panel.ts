import type { EChartsOption } from "echarts";
import type { Locale } from "../domain/locale.ts";
import { formatCount, formatShare } from "./figures.ts";
import { LETTERING, type Lettering } from "./lettering.ts";
import { BEHIND, boxMark, goalLine, type Mark, textMark } from "./marks.ts";
import type { Measure } from "./measure.ts";
import { PALETTE } from "./palette.ts";

/** One association's dials by week, from the campaign's first: undefined where nothing was reported, which is not 0. */
export type DialsOfAssociation = {
  readonly name: string;
  readonly dials: readonly (number | undefined)[];
  readonly goal?: number | undefined;
};

/** A panel's place: logical pixels from the picture's upper left corner. `name` is as long as there is room for. */
export type Panel = {
  readonly association: DialsOfAssociation;
  readonly name: string;
  readonly x: number;
  readonly y: number;
};

/** The weeks that panels share: the first `elapsed` of `weeks` have been. */
export type PanelWeeks = { readonly weeks: readonly string[]; readonly elapsed: number };

/** The words under a panel's name. */
export type PanelLabels = { readonly noGoal: string; readonly noReports: string };

/** A panel's measures: two lines of text, then the plot. */
export const PANEL = { width: 162, lines: 48, plot: 44 } as const;
const LINE = 22;

/** The sum of what was reported. */
export const totalOf = ({ dials }: DialsOfAssociation): number =>
  dials.reduce((sum: number, count) => sum + (count ?? 0), 0);

const hasReports = ({ dials }: DialsOfAssociation): boolean => dials.some((count) => count !== undefined);
const plotTop = ({ y }: Panel): number => y + PANEL.lines;
// Own goal or own dials fill the panel: panels compare shares, not sizes.
const topOf = (association: DialsOfAssociation): number =>
  Math.max(1, association.goal ?? 0, totalOf(association)) * 1.1;

/** Name, share of the goal, dials of the goal; instead of the share, that there is no goal or no report. */
export const panelTexts = (
  { association, name, x, y }: Panel,
  { labels, locale }: { readonly labels: PanelLabels; readonly locale: Locale },
  measure: Measure,
): readonly Mark[] => {
  const [standing, look] = standingOf(association, labels, locale);
  const { goal } = association;
  const dials = hasReports(association) ? formatCount(totalOf(association), locale) : "–";
  const figures = goal ? `${dials} / ${formatCount(goal, locale)}` : dials;
  const room = PANEL.width - measure(standing, look) - 8;
  const size = Math.min(look.size, (LETTERING.quiet.size * room) / measure(figures, LETTERING.quiet));
  return [
    textMark(name, { x, y }, LETTERING.strong),
    textMark(standing, { x, y: lineBelow(y, look.size) }, look),
    textMark(figures, { x: x + PANEL.width, y: lineBelow(y, size) }, { ...LETTERING.quiet, size }, "right"),
  ];
};

const standingOf = (association: DialsOfAssociation, labels: PanelLabels, locale: Locale): [string, Lettering] => {
  const total = totalOf(association);
  const { goal } = association;
  if (!hasReports(association)) return [labels.noReports, LETTERING.small];
  if (!goal) return [labels.noGoal, LETTERING.quiet];
  return [formatShare(total, goal, locale), total >= goal ? LETTERING.strong : LETTERING.label];
};

// Smaller letters begin lower, so that all of a line stand on the same foot.
const lineBelow = (y: number, size: number): number => y + LINE + (LETTERING.quiet.size - size);

/** The weeks that have been as a shade, and the goal as a dashed line. */
export const panelMarks = (panel: Panel, { weeks, elapsed }: PanelWeeks): readonly Mark[] => {
  const { association, x } = panel;
  const { goal } = association;
  const top = plotTop(panel);
  const past = (PANEL.width * elapsed) / Math.max(1, weeks.length);
  const goalAt = top + PANEL.plot * (1 - (goal ?? 0) / topOf(association));
  return [
    boxMark({ x, y: top, width: past, height: PANEL.plot }, PALETTE.elapsed, BEHIND),
    boxMark({ x, y: top + PANEL.plot, width: PANEL.width, height: 1 }, PALETTE.quietText, BEHIND),
    ...(goal ? [goalLine({ x, y: goalAt, width: PANEL.width })] : []),
  ];
};

/** The first week's name and the last one's, under the panel's ends. */
export const panelWeeks = ({ x, y }: Panel, { weeks }: PanelWeeks): readonly Mark[] => {
  const at = y + PANEL.lines + PANEL.plot + 4;
  const [first = "", last] = [weeks[0], weeks.length > 1 ? weeks.at(-1) : undefined];
  return [
    textMark(first, { x, y: at }, LETTERING.small),
    ...(last === undefined ? [] : [textMark(last, { x: x + PANEL.width, y: at }, LETTERING.small, "right")]),
  ];
};

/** Each panel's dials added up week by week: a line from 0 to the end of the last week reported, where it has a dot. */
export const panelLines = (panels: readonly Panel[], { weeks }: PanelWeeks): EChartsOption => ({
  grid: panels.map((panel) => ({
    left: panel.x,
    top: plotTop(panel),
    width: PANEL.width,
    height: PANEL.plot,
    outerBoundsMode: "none",
  })),
  xAxis: panels.map((_, gridIndex) => ({
    gridIndex,
    type: "value",
    show: false,
    min: 0,
    max: Math.max(1, weeks.length),
  })),
  yAxis: panels.map(({ association }, gridIndex) => ({
    gridIndex,
    type: "value",
    show: false,
    min: 0,
    max: topOf(association),
  })),
  series: panels.map(({ association }, index) => ({
    type: "line",
    xAxisIndex: index,
    yAxisIndex: index,
    silent: true,
    clip: false,
    symbol: "circle",
    showAllSymbol: true,
    lineStyle: { color: PALETTE.strong, width: 2.5 },
    itemStyle: { color: PALETTE.strong },
    areaStyle: { color: PALETTE.tint, opacity: 1 },
    data: pointsOf(association),
  })),
});

const pointsOf = ({ dials }: DialsOfAssociation) => {
  const weeks = dials.findLastIndex((count) => count !== undefined) + 1;
  if (weeks === 0) return [];
  let sum = 0;
  const sums = dials.slice(0, weeks).map((count) => (sum += count ?? 0));
  return [0, ...sums].map((total, week) => ({ value: [week, total], symbolSize: week === weeks ? 9 : 0 }));
};
