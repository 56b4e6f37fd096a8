import type { Campaign } from "../../domain/organisation.ts";
import { coordinatorAudience } from "../../store/delivery/audience.ts";
import { claim } from "../../store/delivery/occurrences.ts";
import { addPosts, type NewPost, URGENCY } from "../../store/delivery/posts.ts";
import type { Tx } from "../../store/store.ts";
import type { Job, Occurrence } from "../job.ts";

/** A moment that passed while nobody looked, and is too old to be made up for. */
export type Missed = { readonly job: Job; readonly occurrence: Occurrence };

/** One job's missed moments, as the coordinators hear of them; `latest` as an ISO instant. */
export type MissedJob = { readonly job: string; readonly times: number; readonly latest: string };

/** Records missed moments as skipped and tells the coordinators in one message of those that had something to say. */
export const recordMissed = async (tx: Tx, campaign: Campaign, missed: readonly Missed[], at: Date): Promise<void> => {
  const { organisationId } = campaign;
  const fresh: Missed[] = [];
  for (const one of missed) {
    const { subject, moment } = one.occurrence;
    if (await claim(tx, { job: one.job.name, subject, moment, organisationId, state: "skipped", at })) fresh.push(one);
  }
  const silenced: Missed[] = [];
  for (const one of fresh.filter(({ job }) => job.tellsMissed)) {
    if (await hadWords(tx, campaign, one, at)) silenced.push(one);
  }
  const told = summed(silenced);
  if (told.length === 0) return;
  const posts = (await coordinatorAudience(tx, { organisationId })).map(
    (to): NewPost => ({
      organisationId,
      to,
      view: "skipped",
      args: { missed: told },
      subject: "outage",
      urgency: URGENCY.bulk,
      dueAt: at,
    }),
  );
  await addPosts(tx, posts, at);
};

const hadWords = async (tx: Tx, campaign: Campaign, { job, occurrence }: Missed, at: Date): Promise<boolean> => {
  try {
    return (await job.posts(campaign, occurrence, tx, at)).length > 0;
  } catch {
    // A fault of one job must not keep the rest from being recorded: better told than kept quiet.
    return true;
  }
};

const summed = (missed: readonly Missed[]): readonly MissedJob[] =>
  [...Map.groupBy(missed, ({ job }) => job.name)].map(([job, ones]) => ({
    job,
    times: ones.length,
    latest: new Date(Math.max(...ones.map(({ occurrence }) => occurrence.moment.getTime()))).toISOString(),
  }));
