import { duePosts, freePost, leasePost, type Post, shortenLeases } from "../../store/delivery/outbox.ts";
import type { Store } from "../../store/store.ts";
import { type Found, targetsOf } from "../target.ts";

/** Milliseconds that a post is held: longer than everything one try may take. */
export const LEASE = 120_000;

/** A post held for sending. */
export type Taken = {
  readonly post: Post;
  readonly lease: Date;
  /** An earlier try ended without a word: look before sending. */
  readonly doubtful: boolean;
  /** Where this try goes; none where the channel or person is not to be found. */
  readonly here: Found | undefined;
  /** Where else it might go. */
  readonly next: Found | undefined;
};

/** What must not be sent to twice at once. */
export const placeKey = (post: Pick<Post, "channelId" | "personId">): string => post.channelId ?? post.personId ?? "";

/** Takes posts one by one under a lease, the most urgent first, none for a place that is busy. */
export type Taker = {
  readonly take: (busy: ReadonlySet<string>) => Promise<Taken | undefined>;
  /** Something new may be more urgent than what was found before. */
  readonly forget: () => void;
};

const PAGE = 200;
/** Milliseconds for a message that a dead process sent to appear where it is looked for. */
const SETTLING = 5_000;

/** Lets go of what a process that is gone held, for the one process that works on this store. */
export const releaseLeases = async (store: Store, at: Date): Promise<void> => {
  await store.transact((tx) => shortenLeases(tx, { until: new Date(at.getTime() + SETTLING) }));
};

export const taker = (store: Store, now: () => Date): Taker => {
  let page: Awaited<ReturnType<typeof duePosts>> = [];

  const hold = ({ id }: { readonly id: string }): Promise<Taken | undefined> => {
    const at = now();
    const held = { id, now: at, latest: new Date(at.getTime() + LEASE) };
    return store.transact(async (tx) => {
      const before = await freePost(tx, held);
      if (!before) return undefined;
      const targets = await targetsOf(tx, before);
      // What was tried in one workspace is looked for there, whichever account was seen since.
      const tried = targets.findIndex(({ workspaceId }) => workspaceId === before.workspaceId);
      const [here, next] = targets.slice(Math.max(tried, 0));
      const [post] = await leasePost(tx, { ...held, workspaceId: here?.workspaceId ?? before.workspaceId });
      return post && { post, lease: held.latest, doubtful: before.state === "sending", here, next };
    });
  };

  return {
    forget: () => {
      page = [];
    },
    take: async (busy) => {
      const free = (row: (typeof page)[number]): boolean => !busy.has(placeKey(row));
      for (;;) {
        if (!page.some(free)) {
          const at = now();
          const latest = new Date(at.getTime() + LEASE);
          page = await store.read((db) => duePosts(db, { now: at, latest, limit: PAGE }));
        }
        const found = page.find(free);
        if (!found) return undefined;
        page = page.filter((row) => row !== found);
        const taken = await hold(found);
        if (taken) return taken;
      }
    },
  };
};
