import { HEARTBEAT_MS, LIMITS } from "./limits.ts";
import type { Tell } from "./wire.ts";

/** What the pages of an account are told; undefined: nothing. */
export type Telling = (account: string) => Promise<Tell | undefined>;

/** The open pages. */
export interface Live {
  /** A stream of server-sent events for a page of the account: `first`, then all that is told from now on. */
  open(account: string, first: Telling): ReadableStream<Uint8Array>;
  /** Each page gets what it is told in order. */
  tell(telling: Telling): void;
  close(): void;
}

type Page = { readonly tell: (telling: Telling) => void; readonly close: () => void };

const encoder = new TextEncoder();
const event = (what: Tell): Uint8Array => encoder.encode(`data: ${JSON.stringify(what)}\n\n`);

/** `beat` is told to every page from time to time, so that no idle stream is taken for a dead one. */
export const livePages = (beat: Telling, report: (fault: unknown) => void): Live => {
  const pages = new Set<Page>();
  let beating: NodeJS.Timeout | undefined;

  const settle = () => {
    if (pages.size === 0) {
      clearInterval(beating);
      beating = undefined;
    } else beating ??= setInterval(() => tell(beat), HEARTBEAT_MS).unref();
  };
  const tell = (telling: Telling) => {
    for (const page of pages) page.tell(telling);
  };

  const openPage = (account: string, controller: ReadableStreamDefaultController<Uint8Array>): Page => {
    let last = Promise.resolve();
    const close = () => {
      if (!pages.delete(page)) return;
      settle();
      controller.close();
    };
    const say = async (telling: Telling): Promise<void> => {
      const what = pages.has(page) ? await telling(account) : undefined;
      if (!what || !pages.has(page)) return;
      controller.enqueue(event(what));
      // A page that has stopped reading comes back by itself and gets everything at once.
      if ((controller.desiredSize ?? 0) <= 0) close();
    };
    const page: Page = {
      close,
      tell(telling) {
        last = last
          .then(() => say(telling))
          .catch((fault) => {
            report(fault);
            close();
          });
      },
    };
    return page;
  };

  return {
    open(account, first) {
      let page: Page | undefined;
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            page = openPage(account, controller);
            // Counted before its first look, so that nothing is lost between the two.
            pages.add(page);
            page.tell(first);
            settle();
          },
          cancel() {
            if (page) pages.delete(page);
            settle();
          },
        },
        { highWaterMark: LIMITS.backlog },
      );
    },
    tell,
    close() {
      for (const page of pages) page.close();
    },
  };
};
