import { and, eq, gte, inArray } from "drizzle-orm";
import type { Activity } from "../../domain/activity.ts";
import type { Clock } from "../../domain/day.ts";
import { clockAt } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { nextWaking } from "../../domain/queue.ts";
import { type Scheduled, type ShiftSpan, spanOf } from "../../domain/shift.ts";
import { signUpsOf } from "../signup/signups.ts";
import { query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import { addPosts, markStale, type NewPost, URGENCY } from "./posts.ts";
import { type SquadTold, squadsTold } from "./squad-telling.ts";

/** How a shift stood before it moved: data, so that each reader is told in their language. */
export type Stood = Pick<Activity, "day" | "place" | "kind"> & Pick<Scheduled, "start" | "end">;
export const stoodOf = ({ activity: { day, place, kind }, start, end }: Scheduled): Stood => ({
  day,
  place,
  kind,
  start,
  end,
});

/** What happened to a shift's activity: it `moved` from how it stood, was `cancelled`, or is `restored` after all. */
export type Change =
  | { readonly kind: "moved"; readonly was: Stood }
  | { readonly kind: "cancelled" }
  | { readonly kind: "restored" };

/** A change of a shift that starts before this is told also at night: tomorrow's first tram waits for nobody. */
const EARLY = "10:00" as Clock;
const HOUR = 3_600_000;

/**
 * When people hear of a change of a shift: at once, or when they wake; undefined: it is over and nobody is messaged. A
 * shift that moved must be heard of in time for when it `was` as well: nobody is to stand there in vain.
 */
export const tellingMoment = (campaign: Campaign, shift: Scheduled, at: Date, was?: Stood): Date | undefined => {
  const { zone, hours } = campaign;
  const awake = nextWaking(at, hours, zone);
  const isUrgent = ({ from, timed }: ShiftSpan): boolean =>
    timed && ((clockAt(from, zone) < EARLY && from.getTime() - at.getTime() < 24 * HOUR) || from <= awake);
  const now = spanOf(shift.activity.day, shift.start, shift.end, zone);
  if (now.to <= at) return undefined;
  const before = was && spanOf(was.day, was.start, was.end, zone);
  const urgent = isUrgent(now) || (before !== undefined && before.from > at && isUrgent(before));
  return urgent ? at : awake;
};

/** Who hears of a change of a shift: everyone going or waiting, but not whoever made it. */
export const toldOf = async (db: Reader, of: { shiftId: string; by: string | undefined }): Promise<readonly string[]> =>
  (await signUpsOf(db, of))
    .filter(({ state, personId }) => (state === "going" || state === "waiting") && personId !== of.by)
    .map(({ personId }) => personId);

/** The same, and the associations that reserved seats there. */
export const audienceOf = async (
  db: Reader,
  of: { organisationId: string; shiftId: string; by: string | undefined },
): Promise<{ readonly people: readonly string[]; readonly squads: readonly SquadTold[] }> => {
  const people = await toldOf(db, of);
  return { people, squads: await squadsTold(db, { ...of, except: [...people, ...(of.by ? [of.by] : [])] }) };
};

/**
 * Tells everyone signed up to a shift what changed, and the associations with seats there, and refreshes the posts that show it. Nobody is messaged about what
 * is over, nor `by`, who made the change. Answers how many messages that is.
 */
export const tellChange = async (
  tx: Tx,
  campaign: Campaign,
  shift: Scheduled,
  change: Change,
  at: Date,
  by?: string,
): Promise<number> => {
  const { organisationId, zone } = campaign;
  const { activity, id: shiftId } = shift;
  await markStale(tx, { organisationId, day: activity.day, activityId: activity.id, shiftId });
  const dueAt = tellingMoment(campaign, shift, at, change.kind === "moved" ? change.was : undefined);
  if (!dueAt) return 0;
  const post = (to: NewPost["to"], more: NewPost["args"]): NewPost => ({
    organisationId,
    to,
    view: change.kind,
    args: { shiftId, ...(change.kind === "moved" ? { was: change.was } : {}), ...more },
    subject: `shift:${shiftId}`,
    urgency: URGENCY.answer,
    dueAt,
    until: spanOf(activity.day, shift.start, shift.end, zone).to,
  });
  const { people, squads } = await audienceOf(tx, { organisationId, shiftId, by });
  const posts = people.map((personId) => post({ personId }, {}));
  for (const { squadId, to } of squads) posts.push(...to.map((one) => post(one, { squadId })));
  await addPosts(tx, posts, at);
  return posts.length;
};

const told = query((db, t, p: { organisationId: string; subject: string; since: Date }) =>
  db
    .select({ personId: t.post.personId })
    .from(t.post)
    .where(
      and(
        eq(t.post.organisationId, p.organisationId),
        eq(t.post.subject, p.subject),
        inArray(t.post.view, ["moved", "restored"]),
        gte(t.post.createdAt, p.since),
      ),
    ),
);
/** Who has been told since a moment that a shift moved or happens after all. */
export const toldSince = async (
  db: Reader,
  { organisationId, shiftId, since }: { organisationId: string; shiftId: string; since: Date },
): Promise<ReadonlySet<string>> =>
  new Set(
    (await told(db, { organisationId, subject: `shift:${shiftId}`, since })).flatMap(({ personId }) => personId ?? []),
  );
