import { nextDueAt } from "../store/delivery/outbox.ts";
import { newReference } from "./reference.ts";
import { type DeliveryParts, delivery } from "./sender/delivery.ts";
import { editsOf } from "./sender/edits.ts";
import { lanes } from "./sender/lanes.ts";
import { placeKey, taker } from "./sender/taken.ts";

export type SenderParts = DeliveryParts & {
  /** Whether it wakes by itself for what falls due later; without it everything waits for a flush. */
  readonly lively: boolean;
};

/** Brings the outbox to the platforms; each post's effect is seen exactly once. */
export type Sender = AsyncDisposable & {
  /** Something may be due: look soon. */
  readonly wake: () => void;
  /** Sends and edits until nothing is due now. */
  readonly flush: () => Promise<void>;
};

const LANES = { sends: 8, edits: 4 } as const;
/** Milliseconds between looks, also in a rush; `longest` is for what another process may have left. */
const REST = { shortest: 100, usual: 1_000, longest: 15_000 } as const;
/** How long a closing process waits for what is under way; what takes longer is looked for at the next start. */
const DRAIN = 8_000;

export const sender = (parts: SenderParts): Sender => {
  const { store, log, now, elapsed } = parts;
  const deliver = delivery(parts);
  const posts = taker(store, now);
  const edits = editsOf(parts);
  const fault = (error: unknown): void => log.fault(newReference(), error, { in: "sender" });
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looks = 0;

  const sending = lanes(
    LANES.sends,
    async (busy) => {
      const taken = closed ? undefined : await posts.take(busy);
      return taken && { key: placeKey(taken.post), run: () => deliver(taken) };
    },
    fault,
  );
  const editing = lanes(LANES.edits, async (busy) => (closed ? undefined : edits.next(busy)), fault);

  const flush = async (): Promise<void> => {
    if (closed) return;
    const look = ++looks;
    lookedAt = elapsed();
    rest(REST.usual);
    posts.forget();
    const results = await Promise.allSettled([sending.run(), editing.run()]);
    for (const result of results) if (result.status === "rejected") fault(result.reason);
    // A later look ends no earlier, and says when to look next.
    if (look !== looks) return;
    const due = await store.read(nextDueAt).catch(() => undefined);
    const waits = [due && due.getTime() - now().getTime(), edits.wait(), REST.longest].filter((n) => n !== undefined);
    rest(Math.max(REST.shortest, Math.min(...waits)));
  };

  /** Looks again after so many milliseconds: for the next retry or paced edit, and while one slow answer is awaited. */
  const rest = (wait: number): void => {
    clearTimeout(timer);
    if (parts.lively && !closed) timer = setTimeout(() => void flush(), wait).unref();
  };

  return {
    wake: () => {
      const wait = lookedAt + REST.shortest - elapsed();
      if (wait > 0) rest(wait);
      else void flush();
    },
    flush,
    [Symbol.asyncDispose]: async () => {
      closed = true;
      clearTimeout(timer);
      const { promise, resolve } = Promise.withResolvers<void>();
      const drain = setTimeout(resolve, DRAIN);
      await Promise.race([Promise.allSettled([sending.run(), editing.run()]), promise]);
      clearTimeout(drain);
    },
  };
};
