import type { Dispatch, Input } from "../../chat/call.ts";
import { firstOf } from "../../chat/recent.ts";
import type { Answers } from "./answers.ts";
import type { Ask } from "./asking.ts";
import type { Act } from "./calls.ts";
import type { ShowHome } from "./home.ts";

/** What is done with what reaches us, once Slack knows that it did. */
export interface Reactions {
  act(act: Act): Promise<void>;
  opensHome(key: string, account: string): Promise<void>;
  /** Wrote to the app in direct messages. */
  writes(key: string, account: string, channel: string): Promise<void>;
  /** Resolves when everything that was begun is done. */
  idle(): Promise<void>;
}

export type ReactionsGiven = {
  readonly dispatch: Dispatch;
  readonly ask: Ask;
  readonly answers: Answers;
  readonly showHome: ShowHome;
  readonly start: Input;
};

/** Hands what people do to the engine and shows what comes back. */
export const reactions = ({ dispatch, ask, answers, showHome, start }: ReactionsGiven): Reactions => {
  // The engine does a doubled act once, but what changes nothing it would answer twice.
  const isFirst = firstOf();
  const begun = new Set<Promise<void>>();
  const once = async (key: string, react: () => Promise<void>): Promise<void> => {
    if (!isFirst(key)) return;
    const work = react();
    begun.add(work);
    await work.finally(() => begun.delete(work));
  };
  const answered = async ({ input, origin, uploads }: Act, update: boolean): Promise<void> =>
    answers.show(origin, await ask(origin, input, uploads), update);

  return {
    act: (act) => once(act.origin.key, () => answered(act, dispatch.acknowledgement(act.input) === "update")),
    opensHome: (key, account) => once(key, () => showHome(key, account)),
    writes: (key, account, channel) => {
      const nothing = { response: undefined, trigger: "", language: undefined };
      const origin = { key, account, channel, place: "direct", ...nothing } as const;
      return once(key, () => answered({ input: start, origin, uploads: [] }, false));
    },
    idle: async () => void (await Promise.allSettled(begun)),
  };
};
