import { and, eq, isNull } from "drizzle-orm";
import { foldText } from "../../domain/text.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";

/** How many of the activities of a series (or, with none, outside every series) name a partner. */
export type Together = { readonly series: string | undefined; readonly all: number; readonly withPartner: number };

/** A series with the least share, in per cent, that is to be done with a partner; undefined: none is wanted. */
export type TogetherGoal = Together & { readonly goal: number | undefined };

/**
 * Every series that is done with a partner or is to be, with its goal. Names are the same in any case; a goal whose series
 * has no activities yet comes last.
 */
export const togetherGoals = (
  series: readonly Together[],
  goals: Readonly<Record<string, number>>,
): readonly TogetherGoal[] => {
  const wanted = new Map(Object.entries(goals).map(([name, goal]) => [foldText(name), { name, goal }]));
  const begun = series.map((one) => ({ ...one, goal: wanted.get(foldText(one.series ?? ""))?.goal }));
  const known = new Set(series.map((one) => foldText(one.series ?? "")));
  const unbegun = [...wanted].flatMap(([key, { name, goal }]) =>
    known.has(key) ? [] : [{ series: name, all: 0, withPartner: 0, goal }],
  );
  return [...begun.filter(({ withPartner, goal }) => withPartner > 0 || goal !== undefined), ...unbegun];
};

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
