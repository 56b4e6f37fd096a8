import type { Clock } from "../domain/day.ts";
import { clockAt } from "../domain/moment.ts";
import type { Campaign } from "../domain/organisation.ts";
import { nextWaking } from "../domain/queue.ts";
import { type Scheduled, spanOf } from "../domain/shift.ts";
import { addPosts, markStale, type NewPost, URGENCY } from "./posts.ts";
import { signUpsOf } from "./signups.ts";
import type { Tx } from "./store.ts";

/** What happened to a shift's activity: it `moved` from how it was (in words), or was `cancelled`. */
export type Change = { readonly kind: "moved"; readonly was: string } | { readonly kind: "cancelled" };

/** A move of a shift that starts before this is told also at night: tomorrow's first tram waits for nobody. */
const EARLY = "10:00" as Clock;

/**
 * Tells everyone signed up to a shift what changed, and refreshes the posts that show it. Nobody is messaged about what
 * is over. Answers how many are told.
 */
export const tellChange = async (
  tx: Tx,
  campaign: Campaign,
  shift: Scheduled,
  change: Change,
  at: Date,
): Promise<number> => {
  const { organisationId, zone, hours } = campaign;
  const { activity, id: shiftId } = shift;
  await markStale(tx, { organisationId, day: activity.day, activityId: activity.id, shiftId });
  const { from, to, timed } = spanOf(activity.day, shift.start, shift.end, zone);
  if (to <= at) return 0;
  const urgent = timed && clockAt(from, zone) < EARLY && from.getTime() - at.getTime() < 24 * 3_600_000;
  const people = (await signUpsOf(tx, { shiftId })).filter(({ state }) => state === "going" || state === "waiting");
  const posts = people.map(
    ({ personId }): NewPost => ({
      organisationId,
      to: { personId },
      view: change.kind,
      args: { shiftId, ...(change.kind === "moved" ? { was: change.was } : {}) },
      subject: `shift:${shiftId}`,
      urgency: URGENCY.answer,
      dueAt: urgent ? at : nextWaking(at, hours, zone),
      until: to,
    }),
  );
  await addPosts(tx, posts, at);
  return posts.length;
};
