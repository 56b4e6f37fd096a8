import { and, eq, isNotNull } from "drizzle-orm";
import type { Campaign } from "../../domain/organisation.ts";
import { foldText } from "../../domain/text.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import { associationsOf } from "./associations.ts";

const ofActivities = query((db, t, p: { campaignId: string }) =>
  db
    .select({ area: t.activity.area })
    .from(t.activity)
    .where(and(eq(t.activity.campaignId, p.campaignId), isNotNull(t.activity.area)))
    .groupBy(t.activity.area),
);

/** Every label in use, in alphabetical order: the campaign's priority areas, associations' and activities'. */
export const areasIn = async (db: Reader, { id, organisationId, settings }: Campaign): Promise<readonly string[]> => {
  const associations = await associationsOf(db, { organisationId });
  const activities = await ofActivities(db, { campaignId: id });
  const all = [
    ...(settings.priorityAreas ?? []),
    ...associations.flatMap(({ areas }) => areas),
    ...activities.flatMap(({ area }) => area ?? []),
  ];
  const once = new Map(all.toReversed().map((area) => [foldText(area), area]));
  return [...once.values()].sort((a, b) => a.localeCompare(b, "sv"));
};
