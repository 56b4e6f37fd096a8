import { dayAt } from "../domain/moment.ts";
import { coordinatorAudience } from "../store/delivery/audience.ts";
import { claim } from "../store/delivery/occurrences.ts";
import type { Post } from "../store/delivery/outbox.ts";
import { addPosts, type NewPost, URGENCY } from "../store/delivery/posts.ts";
import { currentCampaigns } from "../store/organisation/campaigns.ts";
import type { Tx } from "../store/store.ts";

/** Tells the coordinators that messages don't arrive. */
export type Trouble = (tx: Tx, post: Post, why: string, at: Date) => Promise<void>;

const VIEW = "delivery-trouble";
/** Lasts until somebody mends it: told once. Anything else is told once a day. */
const LASTING = new Set(["unknown-channel", "forbidden"]);

/** Once for each channel that is gone or closed to us; for anything else once a day and channel, and for all people. */
export const tellCoordinators: Trouble = async (tx, post, why, at) => {
  const { organisationId, channelId } = post;
  if (post.view === VIEW) return;
  const zone = (await currentCampaigns(tx)).find((one) => one.organisationId === organisationId)?.zone;
  const often = channelId && LASTING.has(why) ? "once" : zone ? dayAt(at, zone) : at.toISOString().slice(0, 10);
  const subject = `${channelId ?? organisationId}:${why}:${often}`;
  await tell(tx, { organisationId, subject, why, channelId }, at);
};

/** Once: the bot may not write in a workspace's calendar. */
export const tellOfCalendar = (
  tx: Tx,
  { organisationId, workspaceId }: { readonly organisationId: string; readonly workspaceId: string },
  at: Date,
): Promise<void> =>
  tell(tx, { organisationId, subject: `${workspaceId}:calendar`, why: "calendar", channelId: null }, at);

type Told = {
  readonly organisationId: string;
  readonly subject: string;
  readonly why: string;
  readonly channelId: string | null;
};

const tell = async (tx: Tx, { organisationId, subject, why, channelId }: Told, at: Date): Promise<void> => {
  if (!(await claim(tx, { job: VIEW, subject, moment: at, organisationId, state: "claimed", at }))) return;
  const coordinators = await coordinatorAudience(tx, { organisationId, shut: channelId ?? undefined });
  const posts = coordinators.map(
    (to): NewPost => ({
      organisationId,
      to,
      view: VIEW,
      args: { channelId, why },
      subject: `trouble:${subject}`,
      urgency: URGENCY.bulk,
      dueAt: at,
    }),
  );
  await addPosts(tx, posts, at);
};
