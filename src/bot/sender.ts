import {
  Doubt,
  Gone,
  Later,
  type Message,
  type Outgoing,
  type Platform,
  type PlatformName,
  type Ref,
  type Target,
} from "../chat/index.ts";
import { accountsOf } from "../store/accounts.ts";
import {
  noteEdited,
  noteEnded,
  noteNotEdited,
  noteRetry,
  noteSent,
  type Post,
  placeOf,
  stalePosts,
  type Taken,
  takeDue,
  takeStale,
} from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Log } from "./log.ts";
import type { Names } from "./names.ts";
import { newReference } from "./reference.ts";
import type { Render } from "./render.ts";
import type { Trouble } from "./trouble.ts";

export type SenderParts = {
  readonly store: Store;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly render: Render;
  readonly names: Names;
  readonly trouble: Trouble;
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds that only run forward, for the pace of edits. */
  readonly elapsed: () => number;
  /** Told of every post that was sent. */
  readonly sent: (post: Post, message: Message) => void;
};

/** Brings the outbox to the platforms; each post's effect is seen exactly once. */
export type Sender = AsyncDisposable & {
  /** Something may be due: look soon. */
  readonly wake: () => void;
  /** Sends and edits until nothing is due now. */
  readonly flush: () => Promise<void>;
};

/** Longer than a platform's slowest answer. */
const LEASE = 60_000;
const BATCH = 40;
/** Platforms limit edits: one message at most this often, and an old one hardly at all. */
const PACE = { edit: 2_000, oldEdit: 600_000, old: 3_600_000 } as const;
/** Waits between attempts, in milliseconds; after the last the post is given up. */
const BACKOFF = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000] as const;

export const sender = (parts: SenderParts): Sender => {
  const { store, platforms, log, now } = parts;
  /** When each message was last edited by this process, in `elapsed` milliseconds. */
  const editedAt = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  const deliver = async ({ post, doubtful }: Taken): Promise<void> => {
    try {
      const found = await targetOf(store, post);
      if (!found) return await end(post, "parked", "unreachable-person");
      const platform = platforms.get(found.platform);
      if (!platform) return await retry(post, doubtful, "platform-off");
      if (post.until && post.until <= now()) return await end(post, "expired", null);
      const outgoing: Outgoing = { id: post.id, target: found.target, since: post.firstTriedAt ?? now() };
      const before = doubtful ? await platform.find(outgoing) : undefined;
      if (before) return await sent(post, found.workspaceId, before);
      const said = await parts.render(post, now());
      if (!said) return await end(post, "expired", null);
      const message = await parts.names(said, found.workspaceId);
      await sent(post, found.workspaceId, await platform.send(outgoing, message));
      parts.sent(post, message);
    } catch (error) {
      await failed(post, doubtful, error);
    }
  };

  const sent = async (post: Post, workspaceId: string, ref: Ref): Promise<void> => {
    await store.transact((tx) => noteSent(tx, { id: post.id, workspaceId, ...ref, at: now() }));
  };

  const failed = async (post: Post, doubtful: boolean, error: unknown): Promise<void> => {
    if (error instanceof Gone) return end(post, "parked", error.why);
    if (error instanceof Later) return later(post, doubtful, Math.max(error.after, 1), "later");
    if (error instanceof Doubt) return retry(post, true, "doubt");
    log.fault(newReference(), error, { post: post.id, view: post.view });
    return retry(post, doubtful, "fault");
  };

  const retry = (post: Post, doubtful: boolean, fault: string): Promise<void> => {
    const wait = BACKOFF[post.attempts - 1];
    if (wait === undefined && fault !== "platform-off") return end(post, doubtful ? "uncertain" : "parked", fault);
    return later(post, doubtful, wait ?? BACKOFF.at(-1) ?? 0, fault);
  };

  const later = async (post: Post, doubtful: boolean, wait: number, fault: string): Promise<void> => {
    const dueAt = new Date(now().getTime() + wait);
    await store.transact((tx) => noteRetry(tx, { id: post.id, state: doubtful ? "sending" : "pending", dueAt, fault }));
  };

  const end = async (post: Post, state: "uncertain" | "parked" | "expired", fault: string | null): Promise<void> => {
    await store.transact(async (tx) => {
      await noteEnded(tx, { id: post.id, state, fault });
      if (fault !== null) await parts.trouble(tx, post, fault, now());
    });
    if (fault !== null) again = true;
  };

  const edit = async (post: Post): Promise<void> => {
    const { refChannel, refParts, workspaceId } = post;
    const platform = platforms.get(platformOf(workspaceId));
    editedAt.set(post.id, parts.elapsed());
    try {
      const said = await parts.render(post, now());
      if (said && platform && refChannel && refParts && workspaceId) {
        await platform.edit({ channel: refChannel, parts: refParts }, await parts.names(said, workspaceId));
      }
      await store.transact((tx) => noteEdited(tx, { id: post.id, parts: refParts ?? [], at: now() }));
    } catch (error) {
      const gone = error instanceof Gone;
      if (error instanceof Later) editedAt.set(post.id, parts.elapsed() + error.after);
      else if (!gone && !(error instanceof Doubt)) log.fault(newReference(), error, { post: post.id, view: post.view });
      await store.transact((tx) => noteNotEdited(tx, { id: post.id, stale: !gone }));
    }
  };

  const mayEdit = (post: Post): boolean => {
    const last = editedAt.get(post.id);
    const old = post.sentAt !== null && now().getTime() - post.sentAt.getTime() > PACE.old;
    return last === undefined || parts.elapsed() - last >= (old ? PACE.oldEdit : PACE.edit);
  };

  /** One round; false when there was nothing to do. */
  const round = async (): Promise<boolean> => {
    const at = now();
    const until = new Date(at.getTime() + LEASE);
    const taken = await store.transact((tx) => takeDue(tx, { now: at, until, limit: BATCH }));
    const byTarget = Map.groupBy(taken, ({ post }) => post.channelId ?? post.personId ?? "");
    await Promise.all(
      [...byTarget.values()].map(async (posts) => {
        for (const post of posts) await deliver(post);
      }),
    );
    const stale = (await store.read((db) => stalePosts(db, { now: at, limit: 500 }))).filter(mayEdit);
    const edits = await store.transact(async (tx) => {
      const mine: Post[] = [];
      for (const { id } of stale.slice(0, BATCH)) mine.push(...(await takeStale(tx, { id, now: at, until })));
      return mine;
    });
    await Promise.all(edits.map(edit));
    return taken.length > 0 || edits.length > 0;
  };

  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        while (!closed && (await round()));
      } while (again && !closed);
    } catch (error) {
      log.fault(newReference(), error, { in: "sender" });
    }
  };

  const flush = async (): Promise<void> => {
    again = true;
    running ??= run().finally(() => {
      running = undefined;
      rest();
    });
    await running;
  };

  /** Looks again soon: retries and paced edits have their moment between two ticks of the scheduler. */
  const rest = (): void => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => void flush(), PACE.edit / 2).unref();
  };

  return {
    wake: () => void flush(),
    flush,
    [Symbol.asyncDispose]: async () => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
};

const platformOf = (workspaceId: string | null): PlatformName =>
  (workspaceId ?? "").slice(0, (workspaceId ?? "").indexOf(":")) as PlatformName;

type Found = { readonly workspaceId: string; readonly platform: PlatformName; readonly target: Target };

/** A channel's place, or the person's account that was seen last. */
const targetOf = (store: Store, { channelId, personId }: Post): Promise<Found | undefined> =>
  store.read(async (db) => {
    if (channelId) {
      const place = await placeOf(db, channelId);
      return place && { ...place, target: { kind: "channel", workspace: place.workspace, channel: place.channel } };
    }
    const [account] = personId ? await accountsOf(db, { personId }) : [];
    return (
      account && { ...account, target: { kind: "account", workspace: account.workspace, account: account.account } }
    );
  });
