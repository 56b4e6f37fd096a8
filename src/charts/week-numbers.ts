import type { Locale } from "../domain/locale.ts";
import { formatCount } from "./figures.ts";
import { LETTERING } from "./lettering.ts";
import { boxMark, type Mark, textMark } from "./marks.ts";
import { PALETTE } from "./palette.ts";
import { barWidth, type Plot, tickWidth, type WeekOfDials } from "./week-plot.ts";

type NumberedWeeks = {
  readonly weeks: readonly WeekOfDials[];
  readonly current?: number | undefined;
  readonly locale: Locale;
};

const NUMBER = { height: 24, gap: 3 } as const;

/** The number over each bar, or over the goal of a week without one. Where not all have room, only `current` has its. */
export const numbersOf = (chart: NumberedWeeks, plot: Plot, widthOf: (text: string) => number): readonly Mark[] => {
  const numbers = chart.weeks.flatMap(({ dials, goal }, index) => {
    const count = dials ?? goal;
    if (count === undefined) return [];
    const text = formatCount(count, chart.locale);
    return [
      { index, count, text, width: widthOf(text), look: dials === undefined ? LETTERING.goal : LETTERING.strong },
    ];
  });
  const roomForAll = numbers.every(({ width }) => width + 6 <= plot.slot);
  return numbers
    .filter(({ index }) => roomForAll || index === chart.current)
    .flatMap(({ index, count, text, width, look }) => {
      const x = plot.x(index);
      const y = clearOf(obstaclesAt(chart.weeks, index, width, plot), plot.y(count)) - NUMBER.height - NUMBER.gap;
      // The ground behind it keeps grid lines from striking it through.
      const behind = boxMark({ x: x - width / 2 - 2, y, width: width + 4, height: NUMBER.height }, PALETTE.ground);
      return [behind, textMark(text, { x, y }, look, "center")];
    });
};

type Obstacle = { readonly top: number; readonly bottom: number };

// What would strike through a number of that width over the week: its own marks and, where it is wide, the neighbours'.
const obstaclesAt = (weeks: readonly WeekOfDials[], at: number, width: number, plot: Plot): readonly Obstacle[] =>
  weeks.flatMap(({ dials, goal, comparison }, index) => {
    const distance = Math.abs(plot.x(index) - plot.x(at));
    const meets = (markWidth: number) => distance < (width + markWidth) / 2;
    return [
      ...(dials !== undefined && index !== at && meets(barWidth(plot))
        ? [{ top: plot.y(dials), bottom: plot.y(0) }]
        : []),
      ...(goal !== undefined && meets(tickWidth(plot)) ? [{ top: plot.y(goal) - 4, bottom: plot.y(goal) + 4 }] : []),
      ...(comparison !== undefined && meets(20)
        ? [{ top: plot.y(comparison) - 9, bottom: plot.y(comparison) + 9 }]
        : []),
    ];
  });

// The lowest foot, at `foot` or higher, on which a number stands free.
const clearOf = (obstacles: readonly Obstacle[], foot: number): number =>
  obstacles
    .toSorted((a, b) => b.top - a.top)
    .reduce((y, { top, bottom }) => (bottom > y - NUMBER.height - NUMBER.gap && top < y ? top : y), foot);
