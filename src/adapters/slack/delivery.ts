import type { App } from "@slack/bolt";

/** How acts reach us. */
export interface Delivery {
  attach(app: App): void;
  /** Resolves once acts can come, with the address they come to where there is one. */
  open(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Several at once: what comes by more than one of them has one effect. */
export const together = (all: readonly Delivery[]): Delivery => ({
  attach(app) {
    for (const one of all) one.attach(app);
  },
  async open() {
    const opened = await Promise.all(all.map((one) => one.open()));
    return opened.find((address) => address !== undefined);
  },
  async close() {
    await Promise.all(all.map((one) => one.close()));
  },
});
