import {
  Doubt,
  Gone,
  Later,
  type Message,
  type Outgoing,
  type Platform,
  type PlatformName,
  type Ref,
} from "../../chat/index.ts";
import { type Ending, noteEnded, noteRetry, noteSent, type Post } from "../../store/delivery/outbox.ts";
import type { Store } from "../../store/store.ts";
import type { Log } from "../log.ts";
import type { Names } from "../names.ts";
import { newReference } from "../reference.ts";
import type { Render } from "../render.ts";
import type { Trouble } from "../trouble.ts";
import { nextTry } from "./backoff.ts";
import { within } from "./patience.ts";
import { LEASE, type Taken } from "./taken.ts";

export type DeliveryParts = {
  readonly store: Store;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly render: Render;
  readonly names: Names;
  readonly trouble: Trouble;
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds that only run forward. */
  readonly elapsed: () => number;
  /** Told of every post that was sent. */
  readonly sent: (post: Post, message: Message) => void;
};

/** Milliseconds that a platform gets to answer; together less than a lease. */
const PATIENCE = { find: 30_000, names: 15_000, send: 60_000 } as const;

/** How one try ended. A try that `counts` makes the next one wait longer. */
type Outcome =
  | { readonly kind: "sent"; readonly ref: Ref; readonly message: Message | undefined }
  | {
      readonly kind: "again";
      readonly dueAt: Date;
      readonly doubtful: boolean;
      readonly workspaceId: string | null;
      readonly counts: boolean;
      readonly fault: string;
    }
  | { readonly kind: "ended"; readonly state: Ending; readonly fault: string | null };

const ended = (state: Ending, fault: string | null): Outcome => ({ kind: "ended", state, fault });

/** Which try may have sent the message without our knowing, as this one goes on. */
type Doubts = { about: "earlier" | "this" | undefined };

/** One try to bring a held post to its place. Rejects only where the store fails: the lease then ends by itself. */
export const delivery = (parts: DeliveryParts): ((taken: Taken) => Promise<void>) => {
  const { store, platforms, log, now, elapsed } = parts;

  const attempt = async (taken: Taken, doubts: Doubts): Promise<Outcome> => {
    const { post, here } = taken;
    const began = elapsed();
    const late = post.until !== null && post.until <= now();
    // Too late after a failed try is worth telling somebody; not needed any more when its turn came is not.
    const tooLate = ended("expired", post.fault === null ? null : "undelivered");
    if (late && !doubts.about) return tooLate;
    if (!here) return ended("parked", post.personId ? "unreachable-person" : "unknown-channel");
    const platform = platforms.get(here.platform);
    if (!platform) return again(taken, doubts, "platform-off");
    const outgoing: Outgoing = { id: post.id, target: here.target, since: post.firstTriedAt ?? now() };
    if (doubts.about) {
      const ref = await within(PATIENCE.find, platform.find(outgoing));
      if (ref) return { kind: "sent", ref, message: undefined };
      doubts.about = undefined;
    }
    if (late) return tooLate;
    const said = await parts.render(post, now());
    if (!said) return ended("expired", null);
    const message = await within(PATIENCE.names, parts.names(said, here.workspaceId));
    // Held for long already: another process may be about to take it.
    if (elapsed() - began > LEASE - PATIENCE.send) return again(taken, doubts, "slow");
    doubts.about = "this";
    return { kind: "sent", ref: await within(PATIENCE.send, platform.send(outgoing, message)), message };
  };

  const again = ({ post }: Taken, { about }: Doubts, fault: string): Outcome => {
    const doubtful = about !== undefined;
    const dueAt = nextTry(post, now());
    if (dueAt) return { kind: "again", dueAt, doubtful, workspaceId: post.workspaceId, counts: true, fault };
    return doubtful ? ended("uncertain", "uncertain") : ended("expired", "undelivered");
  };

  const failed = (taken: Taken, doubts: Doubts, error: unknown): Outcome => {
    const { post, next } = taken;
    // Both promise that this try sent nothing; an earlier one stays in doubt until it was looked for.
    if ((error instanceof Later || error instanceof Gone) && doubts.about === "this") doubts.about = undefined;
    const doubtful = doubts.about !== undefined;
    if (error instanceof Later) {
      const dueAt = new Date(now().getTime() + Math.max(error.after, 1));
      const { workspaceId } = post;
      return { kind: "again", dueAt, doubtful, workspaceId, counts: false, fault: "later" };
    }
    if (error instanceof Gone) {
      if (error.why === "stopped") return again(taken, doubts, "platform-off");
      if (!next || doubtful) return ended("parked", error.why);
      const { workspaceId } = next;
      return { kind: "again", dueAt: now(), doubtful, workspaceId, counts: false, fault: error.why };
    }
    if (error instanceof Doubt) return again(taken, doubts, "doubt");
    log.fault(newReference(), error, { post: post.id, view: post.view });
    return again(taken, doubts, "fault");
  };

  const outcomeOf = async (taken: Taken): Promise<Outcome> => {
    const doubts: Doubts = { about: taken.doubtful ? "earlier" : undefined };
    try {
      return await attempt(taken, doubts);
    } catch (error) {
      return failed(taken, doubts, error);
    }
  };

  return async (taken) => {
    const { post, lease } = taken;
    const outcome = await outcomeOf(taken);
    switch (outcome.kind) {
      case "sent": {
        const { channel, parts: sentParts } = outcome.ref;
        await store.transact((tx) => noteSent(tx, { id: post.id, channel, parts: sentParts, at: now() }));
        if (outcome.message) parts.sent(post, outcome.message);
        return;
      }
      case "again": {
        const { dueAt, doubtful, workspaceId, fault } = outcome;
        const attempts = post.attempts - (outcome.counts ? 0 : 1);
        const state = doubtful ? "sending" : "pending";
        await store.transact((tx) => noteRetry(tx, { id: post.id, lease, state, workspaceId, attempts, dueAt, fault }));
        return;
      }
      case "ended": {
        const { state, fault } = outcome;
        await store.transact(async (tx) => {
          const mine = (await noteEnded(tx, { id: post.id, lease, state, fault })).length > 0;
          if (mine && fault !== null) await parts.trouble(tx, post, fault, now());
        });
      }
    }
  };
};
