import { Doubt, Gone, Later, type PlatformName } from "../../chat/index.ts";
import type { Post } from "../../store/delivery/outbox.ts";
import {
  hasChanges,
  markStalePosts,
  noteEdited,
  noteNotEdited,
  stalePosts,
  takeStale,
} from "../../store/delivery/stale-posts.ts";
import { newReference } from "../reference.ts";
import type { DeliveryParts } from "./delivery.ts";
import type { Work } from "./lanes.ts";
import { paceOf } from "./pace.ts";
import { within } from "./patience.ts";
import { LEASE } from "./taken.ts";

type Stale = Pick<Post, "id">;

const PATIENCE = 60_000;
const PAGE = 500;

/** Brings messages that show what is no longer so up to date, each with one edit that carries the latest state. */
export type Edits = {
  readonly next: (busy: ReadonlySet<string>) => Promise<Work | undefined>;
  /** Milliseconds until an edit that had to wait may be made; undefined: none waits. */
  readonly wait: () => number | undefined;
};

export const editsOf = (parts: DeliveryParts): Edits => {
  const { store, platforms, log, now, elapsed } = parts;
  const pace = paceOf(elapsed);
  /** Stale when last looked for, and not taken since. */
  let found: readonly Stale[] = [];
  let soonest: number | undefined;

  const edit = async (post: Post): Promise<void> => {
    const { refChannel, refParts, workspaceId } = post;
    const platform = workspaceId ? platforms.get(platformOf(workspaceId)) : undefined;
    try {
      const said = await parts.render(post, now());
      if (said && platform && refChannel && refParts && workspaceId) {
        const message = await parts.names(said, workspaceId);
        await within(PATIENCE, platform.edit({ channel: refChannel, parts: refParts }, message));
      }
    } catch (error) {
      if (!(error instanceof Gone)) return await failed(post, error);
    }
    pace.edited(post, now());
    await store.transact((tx) => noteEdited(tx, { id: post.id, at: now() }));
  };

  const failed = async (post: Post, error: unknown): Promise<void> => {
    pace.failed(post, error instanceof Later ? error.after : undefined);
    if (!(error instanceof Later) && !(error instanceof Doubt)) {
      log.fault(newReference(), error, { post: post.id, view: post.view });
    }
    await store.transact((tx) => noteNotEdited(tx, { id: post.id }));
  };

  const look = async (): Promise<readonly Stale[]> => {
    if (await store.read(hasChanges)) await store.transact(markStalePosts);
    const at = now();
    const latest = new Date(at.getTime() + LEASE);
    return store.read((db) => stalePosts(db, { now: at, latest, limit: PAGE }));
  };

  return {
    next: async (busy) => {
      const isReady = (post: Stale): boolean => !busy.has(post.id) && pace.from(post) <= elapsed();
      if (!found.some(isReady)) found = await look();
      for (let next = found.find(isReady); next; next = found.find(isReady)) {
        const { id } = next;
        found = found.filter((one) => one !== next);
        const at = now();
        const [post] = await store.transact((tx) =>
          takeStale(tx, { id, now: at, latest: new Date(at.getTime() + LEASE) }),
        );
        if (post) return { key: id, run: () => edit(post) };
      }
      const waiting = found.filter(({ id }) => !busy.has(id));
      soonest = waiting.length > 0 ? Math.min(...waiting.map(pace.from)) : undefined;
      return undefined;
    },
    wait: () => soonest && Math.max(0, soonest - elapsed()),
  };
};

const platformOf = (workspaceId: string): PlatformName =>
  workspaceId.slice(0, workspaceId.indexOf(":")) as PlatformName;
