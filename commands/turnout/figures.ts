import type { Reading } from "../../src/bot/context.ts";
import { type Day, mondayOf } from "../../src/domain/day.ts";
import { NO_FIGURES, sumFigures } from "../../src/domain/figures.ts";
import { parametersFor } from "../../src/domain/turnout/overrides.ts";
import { associationsOf, goalsOf } from "../../src/store/organisation/associations.ts";
import { dailyTallies, talliesBetween } from "../../src/store/report/turnouts.ts";
import { outlooksOn } from "../../src/store/turnout/outlooks.ts";
import { dialsPromised } from "../../src/store/turnout/turnout-records.ts";
import type { AssociationTurnout, WeekTurnout } from "../../src/views/turnout.ts";

type Days = { readonly from: Day; readonly to: Day };

/** Every association with what counts for it in these days, most dials first, then by name; a forecast where it may be seen. */
export const associationTurnouts = async (
  { db, campaign, today, at }: Reading,
  days: Days,
  forecasts: ReadonlySet<string>,
): Promise<readonly (AssociationTurnout & { readonly id: string })[]> => {
  const associations = await associationsOf(db, { organisationId: campaign.organisationId });
  const goals = await goalsOf(db, { campaignId: campaign.id });
  const tallies = new Map(
    (await talliesBetween(db, { campaignId: campaign.id, ...days })).map((t) => [t.associationId, t]),
  );
  const parameters = parametersFor(campaign.settings);
  const outlooks = forecasts.size > 0 ? await outlooksOn(db, campaign, today, at) : [];
  const decisions = new Map(outlooks.map(({ associationId, decision }) => [associationId, decision]));
  return associations
    .map(({ id, name }) => {
      const goal = goals.get(id);
      const figures = tallies.get(id);
      return {
        id,
        name,
        figures: figures ? sumFigures([figures]) : NO_FIGURES,
        listSize: goal?.listSize,
        goal: goal && dialsPromised(goal, parameters),
        forecast: forecasts.has(id) ? decisions.get(id) : undefined,
      };
    })
    .sort((a, b) => b.figures.dials - a.figures.dials || a.name.localeCompare(b.name, "sv"));
};

/** What counts, week by week; weeks without a report are absent. */
export const weekTurnouts = async ({ db, campaign }: Reading, days: Days): Promise<readonly WeekTurnout[]> => {
  const byWeek = Map.groupBy(await dailyTallies(db, { campaignId: campaign.id, ...days }), ({ day }) => mondayOf(day));
  return [...byWeek].map(([monday, tallies]) => ({ monday, figures: sumFigures(tallies) }));
};
