import { namesFrom } from "../../src/bot/names.ts";
import { renderer } from "../../src/bot/render.ts";
import { sender } from "../../src/bot/sender.ts";
import { tellCoordinators } from "../../src/bot/trouble.ts";
import type { View } from "../../src/bot/view.ts";
import { message, text } from "../../src/chat/index.ts";
import { addPosts, type NewPost, URGENCY } from "../../src/store/delivery/posts.ts";
import { channelsOf } from "../../src/store/organisation/channels.ts";
import { deliveryTrouble } from "../../src/views/delivery.ts";
import { stageOn, summer } from "../stage.ts";
import { asPlayground, type Fate, pinboard, pinboardPlatform } from "../standins/pinboard.ts";
import type { EngineName } from "../stores.ts";
import { keptLog } from "./log.ts";

export const HOUR = 3_600_000;
export const START = summer("2022-08-17 07:00");

/** A view that says what it was given; and one that says nothing any more. */
const said: View = { name: "said", show: async ({ words }) => message(text(String(words))) };
const silent: View = { name: "silent", show: async () => undefined };
const broken: View = { name: "broken", show: async () => Promise.reject(new Error("a fault of ours")) };
const loud: View = { ...said, name: "loud", wakes: async () => true };

/** A sender between a real store and a board that has the troubles a test wants; time stands still until it passes. */
export const office = async (engine: EngineName, fate: Fate = () => undefined) => {
  const stage = await stageOn(engine);
  const board = pinboard();
  const log = keptLog();
  let at = START.getTime();
  const now = () => new Date(at);
  const platforms = asPlayground(pinboardPlatform(board, fate));
  const process = () =>
    sender({
      store: stage.store,
      platforms,
      log,
      now,
      render: renderer(stage.store, [said, silent, broken, loud, deliveryTrouble]),
      names: namesFrom(stage.store, platforms),
      trouble: tellCoordinators,
      elapsed: () => at,
      sent: () => {},
      lively: false,
    });
  const first = process();
  const { organisationId } = await stage.campaign();
  const channels = new Map(
    (await stage.store.read((db) => channelsOf(db, { organisationId }))).map((one) => [one.externalId, one.id]),
  );
  const post = (words: string, more: Partial<NewPost> = {}) =>
    stage.store.transact((tx) =>
      addPosts(
        tx,
        [
          {
            organisationId,
            to: { channelId: channels.get("dagens") ?? "" },
            view: "said",
            args: { words },
            subject: "day:2022-08-17",
            urgency: URGENCY.bulk,
            dueAt: now(),
            ...more,
          },
        ],
        now(),
      ),
    );
  return {
    stage,
    board,
    log,
    post,
    process,
    channel: (name: string) => ({ channelId: channels.get(name) ?? "" }),
    flush: first.flush,
    /** Lets time pass and everything happen that falls due in it. */
    pass: async (milliseconds: number) => {
      at += milliseconds;
      await first.flush();
    },
    texts: () => board.messages.map(({ place, text: words }) => `${place} ${words}`),
    states: () =>
      stage.store.read(async (db, t) =>
        (await db.select().from(t.post)).map((one) => [one.view, one.state, one.fault]),
      ),
    [Symbol.asyncDispose]: async () => {
      await first[Symbol.asyncDispose]();
      await stage[Symbol.asyncDispose]();
    },
  };
};

/** Troubles in their order, then none. */
export const first =
  (verb: "send" | "find" | "edit", ...troubles: readonly ReturnType<Fate>[]): Fate =>
  (asked) => {
    if (asked !== verb) return undefined;
    const [next, ...rest] = troubles;
    troubles = rest;
    return next;
  };
