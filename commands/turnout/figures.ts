import type { Reading } from "../../src/bot/context.ts";
import { type Day, mondayOf } from "../../src/domain/day.ts";
import { NO_FIGURES, sumFigures } from "../../src/domain/figures.ts";
import { goalInDials } from "../../src/domain/turnout/goal.ts";
import { parametersOf } from "../../src/domain/turnout/parameters.ts";
import { associationsOf, type Goal, goalsOf } from "../../src/store/associations.ts";
import { dailyTallies, talliesBetween } from "../../src/store/turnouts.ts";
import type { AssociationTurnout, WeekTurnout } from "../../src/views/turnout.ts";

type Days = { readonly from: Day; readonly to: Day };

/** A stored goal in dials; undefined where nothing was promised. */
export const dialsPromised = ({ listSize, promise }: Goal): number | undefined => {
  if (!promise) return undefined;
  const parameters = parametersOf("phonebank");
  if (promise.unit === "hours")
    return goalInDials({ kind: "hours", list: listSize, hours: promise.value / 2 }, parameters);
  return listSize === undefined
    ? undefined
    : goalInDials({ kind: "coverage", list: listSize, share: promise.value / 10_000 }, parameters);
};

/** Every association with what counts for it in these days, most dials first, then by name. */
export const associationTurnouts = async (
  { db, campaign }: Reading,
  days: Days,
): Promise<readonly (AssociationTurnout & { readonly id: string })[]> => {
  const associations = await associationsOf(db, { organisationId: campaign.organisationId });
  const goals = await goalsOf(db, { campaignId: campaign.id });
  const tallies = new Map(
    (await talliesBetween(db, { campaignId: campaign.id, ...days })).map((t) => [t.associationId, t]),
  );
  return associations
    .map(({ id, name }) => {
      const goal = goals.get(id);
      const figures = tallies.get(id);
      return {
        id,
        name,
        figures: figures ? sumFigures([figures]) : NO_FIGURES,
        listSize: goal?.listSize,
        goal: goal && dialsPromised(goal),
      };
    })
    .sort((a, b) => b.figures.dials - a.figures.dials || a.name.localeCompare(b.name, "sv"));
};

/** What counts, week by week; weeks without a report are absent. */
export const weekTurnouts = async ({ db, campaign }: Reading, days: Days): Promise<readonly WeekTurnout[]> => {
  const byWeek = Map.groupBy(await dailyTallies(db, { campaignId: campaign.id, ...days }), ({ day }) => mondayOf(day));
  return [...byWeek].map(([monday, tallies]) => ({ monday, figures: sumFigures(tallies) }));
};
