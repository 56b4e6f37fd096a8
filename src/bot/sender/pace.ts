import type { Post } from "../../store/delivery/outbox.ts";

/** Platforms limit edits: one message at most this often, and an old one hardly at all; in milliseconds. */
const PACE = { edit: 2_000, oldEdit: 600_000, old: 3_600_000 } as const;
/** More moments than this are swept when they are past. */
const MANY = 1_000;

/** When each sent message may be edited next, by this process. Moments are milliseconds of `elapsed`. */
export type Pace = {
  /** The moment from which the message may be edited; 0 where it never was. */
  readonly from: (post: Pick<Post, "id">) => number;
  readonly edited: (post: Post, at: Date) => void;
  /** It could not be edited: not for so many milliseconds, or twice as long as it waited last. */
  readonly failed: (post: Post, wait?: number) => void;
};

export const paceOf = (elapsed: () => number): Pace => {
  const moments = new Map<string, { readonly from: number; readonly wait: number }>();
  const set = ({ id }: Post, wait: number): void => {
    const now = elapsed();
    if (moments.size > MANY) {
      for (const [key, { from }] of moments) if (from <= now) moments.delete(key);
    }
    moments.set(id, { from: now + wait, wait });
  };
  return {
    from: ({ id }) => moments.get(id)?.from ?? 0,
    edited: (post, at) => {
      const old = post.sentAt !== null && at.getTime() - post.sentAt.getTime() > PACE.old;
      set(post, old ? PACE.oldEdit : PACE.edit);
    },
    failed: (post, wait) => {
      set(post, wait ?? Math.min(2 * (moments.get(post.id)?.wait ?? PACE.edit), PACE.oldEdit));
    },
  };
};
