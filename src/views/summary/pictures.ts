import { type AssociationPanels, drawAssociationPanels } from "../../charts/association-panels.ts";
import { formatShare } from "../../charts/figures.ts";
import { drawWeeklyDials, type WeeklyDials } from "../../charts/weekly-dials.ts";
import type { Block } from "../../chat/index.ts";
import { addDays, type Day, daysBetween, mondayOf } from "../../domain/day.ts";
import { parametersFor } from "../../domain/turnout/overrides.ts";
import { dayWeights } from "../../domain/turnout/weights.ts";
import { windowOf } from "../../domain/turnout/window.ts";
import { numberWords } from "../../locales/format.ts";
import { associationsOf, goalsOf } from "../../store/organisation/associations.ts";
import { comparisonFor, sameWeekIn } from "../../store/organisation/comparison.ts";
import { dailyTallies, dialsByWeek } from "../../store/report/turnouts.ts";
import { dialsPromised } from "../../store/turnout/turnout-records.ts";
import { weekNumber } from "../turnout.ts";
import { keptPictures } from "./kept-pictures.ts";
import type { Sight } from "./sight.ts";

/** The Mondays of the campaign's weeks. */
const mondaysOf = ({ campaign }: Sight): readonly Day[] => {
  const first = mondayOf(campaign.firstDay);
  const weeks = daysBetween(first, mondayOf(campaign.lastDay)) / 7 + 1;
  return Array.from({ length: weeks }, (_, week) => addDays(first, 7 * week));
};

const labelOf = (monday: Day, { words }: Sight): string =>
  words.say("summary.pictures.weekLabel", { week: weekNumber(monday) });

/** What the associations' goals come to in each week, if everyone kept the pace that leads there. */
const goalsByWeek = async (sight: Sight): Promise<ReadonlyMap<Day, number>> => {
  const { db, campaign } = sight;
  const parameters = parametersFor(campaign.settings);
  const weeks = new Map<Day, number>();
  for (const goal of (await goalsOf(db, { campaignId: campaign.id })).values()) {
    const promised = dialsPromised(goal, parameters);
    if (!promised) continue;
    dayWeights(windowOf(campaign, goal.joinedOn), parameters.ramp).forEach((weight, day) => {
      const monday = mondayOf(addDays(campaign.firstDay, day));
      weeks.set(monday, (weeks.get(monday) ?? 0) + promised * weight);
    });
  }
  return weeks;
};

const dialsInWeeks = async ({ db }: Sight, campaign: Sight["campaign"]): Promise<ReadonlyMap<Day, number>> => {
  const weeks = new Map<Day, number>();
  const days = await dailyTallies(db, { campaignId: campaign.id, from: campaign.firstDay, to: campaign.lastDay });
  for (const { day, dials } of days) weeks.set(mondayOf(day), (weeks.get(mondayOf(day)) ?? 0) + dials);
  return weeks;
};

const weeklyDials = async (sight: Sight, monday: Day): Promise<WeeklyDials> => {
  const { campaign, db, words, today } = sight;
  const dials = await dialsInWeeks(sight, campaign);
  const goals = await goalsByWeek(sight);
  const other = await comparisonFor(db, campaign);
  const then = other && (await dialsInWeeks(sight, other));
  const mondays = mondaysOf(sight);
  const current = mondays.indexOf(monday);
  return {
    title: words.say("summary.pictures.weekTitle"),
    subtitle: words.say("summary.pictures.upTo", { week: weekNumber(monday) }),
    weeks: mondays.map((week) => ({
      label: labelOf(week, sight),
      dials: week <= monday && week <= today ? dials.get(week) : undefined,
      goal: goals.size > 0 ? Math.round(goals.get(week) ?? 0) : undefined,
      comparison: other && then?.get(sameWeekIn(other, campaign, week)),
    })),
    current: current < 0 ? undefined : current,
    labels: {
      dials: words.say("summary.pictures.dials"),
      goal: words.say("summary.pictures.goal"),
      comparison: other ? words.say("summary.pictures.other", { other: other.name }) : "",
    },
    locale: words.locale,
  };
};

const kept = keptPictures();

/** Dials per week against the goal, with its words for who can't see it. */
export const weeklyPicture = async (sight: Sight, monday: Day): Promise<Block> => {
  const { words } = sight;
  const chart = await weeklyDials(sight, monday);
  const [png] = await kept(chart, async () => [(await drawWeeklyDials(chart)).png]);
  const weeks = mondaysOf(sight).flatMap((week, index) => {
    const { dials, goal, comparison } = chart.weeks[index] ?? {};
    if (dials === undefined) return [];
    const shown = (n: number): string => numberWords(n, words.locale);
    const compared = comparison === undefined ? "" : ` (${chart.labels.comparison}: ${shown(comparison)})`;
    const blanks = { week: weekNumber(week), dials: shown(dials), compared };
    if (!goal) return [words.say("summary.pictures.weekAltPlain", blanks)];
    return [words.say("summary.pictures.weekAltOf", { ...blanks, goal: shown(goal) })];
  });
  const alt = [words.say("summary.pictures.weekAlt"), ...weeks].join(" ");
  return { kind: "file", name: `${words.say("summary.pictures.weekFile")}.png`, bytes: png ?? new Uint8Array(), alt };
};

const associationPanels = async (
  sight: Sight,
  monday: Day,
  visible: ReadonlySet<string>,
): Promise<AssociationPanels> => {
  const { db, campaign, words } = sight;
  const parameters = parametersFor(campaign.settings);
  const goals = await goalsOf(db, { campaignId: campaign.id });
  const weeks = mondaysOf(sight);
  const elapsed = weeks.filter((week) => week <= monday).length;
  const rows = await dialsByWeek(db, { campaignId: campaign.id, from: campaign.firstDay, to: addDays(monday, 6) });
  const byAssociation = Map.groupBy(rows, ({ associationId }) => associationId);
  const associations = (await associationsOf(db, campaign))
    .filter(({ id }) => visible.has(id) && (goals.has(id) || byAssociation.has(id)))
    .map(({ id, name }) => {
      const goal = goals.get(id);
      const reported = byAssociation.get(id) ?? [];
      const dialsOf = (week: Day): number | undefined => reported.find((row) => row.monday === week)?.dials;
      return { name, dials: weeks.map(dialsOf), goal: goal && dialsPromised(goal, parameters) };
    })
    .filter(({ goal, dials }) => goal !== undefined || dials.some((count) => count !== undefined));
  return {
    title: words.say("summary.pictures.panelsTitle"),
    subtitle: words.say("summary.pictures.upTo", { week: weekNumber(monday) }),
    weeks: weeks.map((week) => labelOf(week, sight)),
    elapsed,
    associations,
    labels: {
      dials: words.say("summary.pictures.panelDials"),
      goal: words.say("summary.pictures.panelGoal"),
      elapsed: words.say("summary.pictures.elapsed"),
      noGoal: words.say("summary.pictures.noGoal"),
      noReports: words.say("summary.pictures.noReports"),
    },
    locale: words.locale,
  };
};

/** A panel for each association that the reader may see and that has a goal or has reported. */
export const panelPictures = async (
  sight: Sight,
  monday: Day,
  visible: ReadonlySet<string>,
): Promise<readonly Block[]> => {
  const { words } = sight;
  const chart = await associationPanels(sight, monday, visible);
  const pictures = await kept(chart, async () => (await drawAssociationPanels(chart)).map(({ png }) => png));
  const shares = chart.associations.flatMap(({ name, dials, goal }) => {
    const total = dials.reduce((sum: number, count) => sum + (count ?? 0), 0);
    return goal ? [`${name} ${formatShare(total, goal, words.locale)}`] : [];
  });
  const alt = words.say("summary.pictures.panelsAlt", { shares: shares.join(", ") });
  const name = words.say("summary.pictures.panelsFile");
  return pictures.map((bytes, index) => ({ kind: "file", name: `${name}-${index + 1}.png`, bytes, alt }));
};
