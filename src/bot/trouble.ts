import { channelsFor } from "../store/channels.ts";
import { claim } from "../store/occurrences.ts";
import type { Post } from "../store/outbox.ts";
import { addPosts, type NewPost, URGENCY } from "../store/posts.ts";
import type { Tx } from "../store/store.ts";

/** Tells the coordinators, once per place and reason, that messages don't arrive. */
export type Trouble = (tx: Tx, post: Post, why: string, at: Date) => Promise<void>;

const VIEW = "delivery-trouble";

export const tellCoordinators: Trouble = async (tx, post, why, at) => {
  if (post.view === VIEW) return;
  const where = post.channelId ?? post.personId ?? "";
  const once = { job: VIEW, subject: `${where}:${why}`, moment: at, organisationId: post.organisationId };
  if (!(await claim(tx, { ...once, state: "claimed", at }))) return;
  const coordinators = await channelsFor(tx, { organisationId: post.organisationId, purpose: "coordinators" });
  const posts = coordinators
    .filter(({ id }) => id !== post.channelId)
    .map(
      ({ id }): NewPost => ({
        organisationId: post.organisationId,
        to: { channelId: id },
        view: VIEW,
        args: { channelId: post.channelId, person: post.personId !== null, why },
        subject: `channel:${where}`,
        urgency: URGENCY.bulk,
        dueAt: at,
      }),
    );
  await addPosts(tx, posts, at);
};
