import type { Locale } from "../domain/locale.ts";
import { fitTexts } from "./fit.ts";
import { KEY_SIGN, type KeyEntry, layHeader } from "./header.ts";
import { LETTERING } from "./lettering.ts";
import { boxMark, goalLine } from "./marks.ts";
import type { Measure } from "./measure.ts";
import { PALETTE } from "./palette.ts";
import {
  type DialsOfAssociation,
  PANEL,
  type PanelLabels,
  panelLines,
  panelMarks,
  panelTexts,
  panelWeeks,
  totalOf,
} from "./panel.ts";
import { type Composition, draw, type Picture } from "./picture.ts";

/** A panel per association: its dials added up by week against its own goal. Words come translated. */
export type AssociationPanels = {
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** The names of all the campaign's weeks; the first `elapsed` of them have been. */
  readonly weeks: readonly string[];
  readonly elapsed: number;
  readonly associations: readonly DialsOfAssociation[];
  readonly labels: PanelLabels & { readonly dials: string; readonly goal: string; readonly elapsed: string };
  readonly locale: Locale;
};

/** The most panels in one picture: 14 rows of 4 are as tall as a phone's screen. */
export const PANELS_PER_PICTURE = 56;

/** Draws the associations by share of their own goal, highest first, those without a goal last; more than fit in one picture go on in the next. */
export const drawAssociationPanels = async (chart: AssociationPanels): Promise<readonly Picture[]> => {
  const ranked = rankedByShare(chart);
  const pages = Math.ceil(ranked.length / PANELS_PER_PICTURE);
  const size = Math.ceil(ranked.length / Math.max(1, pages));
  const pictures: Picture[] = [];
  for (let page = 0; page < pages; page++) {
    const associations = ranked.slice(page * size, (page + 1) * size);
    pictures.push(await draw((measure) => composePanels({ ...chart, associations }, measure)));
  }
  return pictures;
};

const shareOf = (association: DialsOfAssociation): number =>
  association.goal ? totalOf(association) / association.goal : -1;

const rankedByShare = ({ associations, locale }: AssociationPanels): readonly DialsOfAssociation[] => {
  const { compare } = new Intl.Collator(locale);
  return associations.toSorted((a, b) => shareOf(b) - shareOf(a) || totalOf(b) - totalOf(a) || compare(a.name, b.name));
};

const MARGIN = 20;
const GAP = { column: 18, row: 20, header: 14 } as const;
const WEEK_NAMES = 28;

const composePanels = (chart: AssociationPanels, measure: Measure): Composition => {
  const columns = chart.associations.length > 18 ? 4 : 3;
  const width = 2 * MARGIN + columns * (PANEL.width + GAP.column) - GAP.column;
  const rowHeight = PANEL.lines + PANEL.plot + GAP.row;
  const header = layHeader({ title: chart.title, subtitle: chart.subtitle, key: keyOf(chart) }, width, measure);
  const top = header.bottom + GAP.header;
  const whole = chart.associations.map(({ name }) => name);
  const names = fitTexts(whole, PANEL.width, (text) => measure(text, LETTERING.strong));
  const panels = chart.associations.map((association, index) => ({
    association,
    name: names[index] ?? association.name,
    x: MARGIN + (index % columns) * (PANEL.width + GAP.column),
    y: top + Math.floor(index / columns) * rowHeight,
  }));
  return {
    width,
    height: top + Math.ceil(panels.length / columns) * rowHeight - GAP.row + WEEK_NAMES + 8,
    option: {
      ...panelLines(panels, chart),
      graphic: [
        ...header.marks,
        ...panels.flatMap((panel) => [...panelTexts(panel, chart, measure), ...panelMarks(panel, chart)]),
        ...panels.slice(-columns).flatMap((panel) => panelWeeks(panel, chart)),
      ],
    },
  };
};

const keyOf = ({ labels }: AssociationPanels): readonly KeyEntry[] => [
  {
    label: labels.dials,
    draw: (x, y) => [
      boxMark({ x, y: y - 7, width: KEY_SIGN.width, height: 14 }, PALETTE.tint),
      boxMark({ x, y: y - 8, width: KEY_SIGN.width, height: 2.5 }, PALETTE.strong),
    ],
  },
  { label: labels.goal, draw: (x, y) => [goalLine({ x, y, width: KEY_SIGN.width })] },
  {
    label: labels.elapsed,
    draw: (x, y) => [boxMark({ x, y: y - 8, width: KEY_SIGN.width, height: 16 }, PALETTE.elapsed)],
  },
];
