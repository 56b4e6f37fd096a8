import { fork } from "node:child_process";
import { once } from "node:events";

/** Where the bot finds the Discord that the crowd is in. */
export type Ground = {
  readonly token: string;
  readonly apiUrl: string;
  readonly guild: string;
  readonly channels: readonly string[];
};
/** How the presses come: so many in each second. */
export type Rush = { readonly perSecond: readonly number[] };
/** Acknowledgements in milliseconds, in rising order; what the crowd was told; seconds until the last answer. */
export type Outcome = {
  readonly delays: readonly number[];
  readonly answers: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly refused: number;
};
export type Wish = { readonly kind: "open"; readonly channels: number } | ({ readonly kind: "rush" } & Rush);

/** The crowd's process, as the bench speaks with it. */
export type Crowd = Disposable & {
  readonly open: (channels: number) => Promise<Ground>;
  readonly rush: (rush: Rush) => Promise<Outcome>;
};

export const startCrowd = (): Crowd => {
  // The advanced serialization knows Infinity, which is how long nobody waited in vain.
  const child = fork(new URL("./crowd.ts", import.meta.url), { serialization: "advanced" });
  const asked = async (wish: Wish): Promise<unknown> => {
    child.send(wish);
    const [result] = await once(child, "message");
    return result;
  };
  return {
    open: async (channels) => (await asked({ kind: "open", channels })) as Ground,
    rush: async (rush) => (await asked({ kind: "rush", ...rush })) as Outcome,
    [Symbol.dispose]: () => void child.kill(),
  };
};
