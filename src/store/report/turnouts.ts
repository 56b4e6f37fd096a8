import { and, eq, gte, lte, sql } from "drizzle-orm";
import { type Day, mondayOf } from "../../domain/day.ts";
import { FIGURES, type Figures } from "../../domain/figures.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import type { Tables } from "../tables.ts";

/** Shares of dials are of calls: conversations at a door or a square are no part of them. */
const summed = (t: Tables, figure: keyof Figures) =>
  figure === "conversations"
    ? sql`case when ${t.report.dials} > 0 then ${t.report.conversations} else 0 end`
    : t.report[figure];

type Sums = { readonly [F in keyof Figures]: ReturnType<typeof sumOf> };
const sumOf = (t: Tables, figure: keyof Figures) => sql<number>`coalesce(sum(${summed(t, figure)}), 0)`.mapWith(Number);
const sums = (t: Tables): Sums => Object.fromEntries(FIGURES.map((figure) => [figure, sumOf(t, figure)])) as Sums;

type Days = { readonly campaignId: string; readonly from: Day; readonly to: Day };
/** What counts, of these days, both included. */
const countedOn = (t: Tables, { campaignId, from, to }: Days) =>
  and(eq(t.report.campaignId, campaignId), gte(t.report.day, from), lte(t.report.day, to), eq(t.report.counts, true));

const byAssociation = query((db, t, p: Days) =>
  db
    .select({ associationId: t.report.associationId, reports: sql<number>`count(*)`.mapWith(Number), ...sums(t) })
    .from(t.report)
    .where(countedOn(t, p))
    .groupBy(t.report.associationId),
);

/**
 * What counts, summed over these days (inclusive), `conversations` those by phone; `associationId` null: from people who
 * named none.
 */
export type Tally = Figures & { readonly associationId: string | null; readonly reports: number };
export const talliesBetween = (db: Reader, days: Days): Promise<readonly Tally[]> => byAssociation(db, days);

const byDay = query((db, t, p: Days) =>
  db
    .select({ day: t.report.day, ...sums(t) })
    .from(t.report)
    .where(countedOn(t, p))
    .groupBy(t.report.day)
    .orderBy(t.report.day),
);
/** The same day by day; days without a report are absent. */
export const dailyTallies = (db: Reader, days: Days): Promise<readonly (Figures & { readonly day: Day })[]> =>
  byDay(db, days);

const byAssociationAndDay = query((db, t, p: Days) =>
  db
    .select({ associationId: t.report.associationId, day: t.report.day, dials: sumOf(t, "dials") })
    .from(t.report)
    .where(countedOn(t, p))
    .groupBy(t.report.associationId, t.report.day),
);

/** An association's dials in a week. */
export type WeekDials = { readonly associationId: string; readonly monday: Day; readonly dials: number };

/** Dials by association and week; weeks without a report are absent. */
export const dialsByWeek = async (db: Reader, days: Days): Promise<readonly WeekDials[]> => {
  const weeks = new Map<string, WeekDials>();
  for (const { associationId, day, dials } of await byAssociationAndDay(db, days)) {
    if (associationId === null) continue;
    const monday = mondayOf(day);
    const key = `${associationId} ${monday}`;
    weeks.set(key, { associationId, monday, dials: dials + (weeks.get(key)?.dials ?? 0) });
  }
  return [...weeks.values()];
};
