import type { Job } from "../bot/job.ts";
import { nextWaking } from "../domain/queue.ts";
import { URGENCY } from "../store/delivery/posts.ts";
import { lapseHeld } from "../store/signup/promotion.ts";
import { heldUntil } from "../store/signup/signups.ts";

/** However late, a place that nobody answered for goes on to the next. */
const GRACE = 60 * 24 * 3_600_000;

/** Passes places on that were held for an answer which did not come, and tells who had them. */
export const promotionExpiry: Job = {
  name: "promotion-expiry",
  tellsMissed: false,
  due: async (campaign, from, to, db) =>
    (await heldUntil(db, { organisationId: campaign.organisationId, from, to })).map(({ shiftId, confirmBy }) => ({
      subject: `${shiftId}:${confirmBy.toISOString()}`,
      series: `${shiftId}:${confirmBy.toISOString()}`,
      moment: confirmBy,
      until: new Date(confirmBy.getTime() + GRACE),
    })),
  posts: async (campaign, { subject }, tx, at) => {
    const { organisationId, hours, zone } = campaign;
    const [shiftId = ""] = subject.split(":");
    return (await lapseHeld(tx, campaign, shiftId, at)).map((personId) => ({
      organisationId,
      to: { personId },
      view: "promotion-over",
      args: { shiftId },
      subject: `promotion:${shiftId}`,
      urgency: URGENCY.personal,
      dueAt: nextWaking(at, hours, zone),
    }));
  },
};
