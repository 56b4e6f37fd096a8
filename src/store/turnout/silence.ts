import { and, eq, gte, isNotNull, isNull, ne } from "drizzle-orm";
import { addDays, type Day } from "../../domain/day.ts";
import { dayAt } from "../../domain/moment.ts";
import type { Association, Campaign } from "../../domain/organisation.ts";
import { associationsOf, goalsOf } from "../organisation/associations.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";

type Since = { readonly campaignId: string; readonly since: Day };

const reporting = query((db, t, p: { campaignId: string; since: Date }) =>
  db
    .select({ associationId: t.report.associationId })
    .from(t.report)
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        gte(t.report.at, p.since),
        isNotNull(t.report.associationId),
        isNull(t.report.withdrawnAt),
      ),
    )
    .groupBy(t.report.associationId),
);
const signingUp = query((db, t, p: Since) =>
  db
    .select({ associationId: t.signUp.associationId })
    .from(t.signUp)
    .innerJoin(t.shift, eq(t.shift.id, t.signUp.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(
        eq(t.activity.campaignId, p.campaignId),
        gte(t.activity.day, p.since),
        ne(t.signUp.state, "cancelled"),
        isNotNull(t.signUp.associationId),
      ),
    )
    .groupBy(t.signUp.associationId),
);
const reserving = query((db, t, p: Since) =>
  db
    .select({ associationId: t.squad.associationId })
    .from(t.squad)
    .innerJoin(t.shift, eq(t.shift.id, t.squad.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(and(eq(t.activity.campaignId, p.campaignId), gte(t.activity.day, p.since))),
);
const answering = query((db, t, p: { campaignId: string; since: Date }) =>
  db
    .select({ associationId: t.ping.associationId })
    .from(t.ping)
    .where(and(eq(t.ping.campaignId, p.campaignId), gte(t.ping.answeredAt, p.since))),
);

/** Days without a sign of life after which an association counts as silent. */
export const SILENCE = 14;

/**
 * The associations of which nothing was heard for 14 days: no report, of whatever day, no sign-up or squad for then or
 * later, no answer to a ping. Nobody is silent who has been in the campaign for less.
 */
export const silentAssociations = async (db: Reader, campaign: Campaign, at: Date): Promise<readonly Association[]> => {
  const today = dayAt(at, campaign.zone);
  const since = addDays(today, -SILENCE);
  if (since < campaign.firstDay) return [];
  const days = { campaignId: campaign.id, since };
  const moments = { campaignId: campaign.id, since: new Date(at.getTime() - SILENCE * 86_400_000) };
  const heard = new Set(
    [
      ...(await reporting(db, moments)),
      ...(await signingUp(db, days)),
      ...(await reserving(db, days)),
      ...(await answering(db, moments)),
    ].map(({ associationId }) => associationId),
  );
  const goals = await goalsOf(db, days);
  return (await associationsOf(db, campaign)).filter(
    ({ id }) => !heard.has(id) && (goals.get(id)?.joinedOn ?? campaign.firstDay) <= since,
  );
};
