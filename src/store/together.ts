import { and, eq, isNull } from "drizzle-orm";
import { query } from "./statement.ts";
import type { Reader } from "./store.ts";

/** How many of the activities of a series (or, with none, outside every series) name a partner. */
export type Together = { readonly series: string | undefined; readonly all: number; readonly withPartner: number };

const live = query((db, t, p: { campaignId: string }) =>
  db
    .select({ id: t.activity.id, series: t.activity.series })
    .from(t.activity)
    .where(and(eq(t.activity.campaignId, p.campaignId), isNull(t.activity.cancelledAt)))
    .orderBy(t.activity.day, t.activity.id),
);
const partnered = query((db, t, p: { campaignId: string }) =>
  db
    .select({ id: t.host.activityId })
    .from(t.host)
    .innerJoin(t.activity, eq(t.activity.id, t.host.activityId))
    .where(and(eq(t.activity.campaignId, p.campaignId), isNull(t.host.associationId))),
);

/** The share done together, series by series in the order of their first day; cancelled activities don't count. */
export const togetherIn = async (db: Reader, of: { campaignId: string }): Promise<readonly Together[]> => {
  const withPartner = new Set((await partnered(db, of)).map(({ id }) => id));
  const bySeries = Map.groupBy(await live(db, of), ({ series }) => series ?? undefined);
  return [...bySeries].map(([series, activities]) => ({
    series,
    all: activities.length,
    withPartner: activities.filter(({ id }) => withPartner.has(id)).length,
  }));
};
