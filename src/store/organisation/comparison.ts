import { and, desc, eq, exists, lt } from "drizzle-orm";
import { addDays, type Day, daysBetween, mondayOf } from "../../domain/day.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import { campaignFrom } from "./campaigns.ts";

const earlier = query((db, t, p: { organisationId: string; before: Day }) =>
  db
    .select()
    .from(t.campaign)
    .where(
      and(
        eq(t.campaign.organisationId, p.organisationId),
        lt(t.campaign.lastDay, p.before),
        exists(db.select({ id: t.report.id }).from(t.report).where(eq(t.report.campaignId, t.campaign.id))),
      ),
    )
    .orderBy(desc(t.campaign.lastDay))
    .limit(1),
);

/** The campaign to compare with: the organisation's latest one that was over before this began and has reports. */
export const comparisonFor = async (db: Reader, campaign: Campaign): Promise<Campaign | undefined> => {
  const [row] = await earlier(db, { organisationId: campaign.organisationId, before: campaign.firstDay });
  return row && campaignFrom(row);
};

/** The Monday of a campaign's week that is as far from its last week as `monday` is from `campaign`'s. */
export const sameWeekIn = (other: Campaign, campaign: Campaign, monday: Day): Day =>
  addDays(mondayOf(other.lastDay), -daysBetween(monday, mondayOf(campaign.lastDay)));
