import type { Post } from "../../store/delivery/outbox.ts";

/** Milliseconds between tries; the last one repeats. */
const WAITS = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000] as const;
/** How long a post without an end of its own is tried. */
const LONGEST = 24 * 3_600_000;

/** When a post that failed at `at` is tried again, the last time when its own time ends; undefined: not any more. */
export const nextTry = (post: Pick<Post, "attempts" | "until" | "firstTriedAt">, at: Date): Date | undefined => {
  const end = post.until?.getTime() ?? (post.firstTriedAt ?? at).getTime() + LONGEST;
  if (at.getTime() >= end) return undefined;
  const wait = WAITS[Math.min(post.attempts, WAITS.length) - 1] ?? WAITS[0];
  return new Date(Math.min(at.getTime() + wait, end));
};
