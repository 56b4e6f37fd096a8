import {
  type Message,
  type Platform,
  type PlatformName,
  type Profile,
  plainText,
  type Ref,
  type Target,
} from "../../src/chat/index.ts";

/** A message as it hangs on the board. */
export type Pinned = { readonly key: string; readonly place: string; readonly text: string; readonly edits: number };

/** Where messages of the tests' own platform end up: what readers of it see. */
export type Pinboard = {
  /** Every message in the order it came; a second one of one key is a duplicate that people would read. */
  readonly messages: readonly Pinned[];
  /** Pins a message, or finds the one with its key where the board heeds keys; answers its id. */
  readonly pin: (key: string, place: string, text: string) => string;
  /** The id of the message with the key, where the board heeds keys. */
  readonly find: (key: string) => string | undefined;
  readonly edit: (id: string, text: string) => boolean;
};

export const pinboard = (heedsKeys = true): Pinboard => {
  const messages: Pinned[] = [];
  const find = (key: string): string | undefined => {
    const index = heedsKeys ? messages.findIndex((message) => message.key === key) : -1;
    return index < 0 ? undefined : String(index);
  };
  return {
    messages,
    find,
    pin: (key, place, text) => find(key) ?? String(messages.push({ key, place, text, edits: 0 }) - 1),
    edit: (id, text) => {
      const before = messages[Number(id)];
      if (before) messages[Number(id)] = { ...before, text, edits: before.edits + 1 };
      return before !== undefined;
    },
  };
};

export const placeOf = (target: Target): string =>
  target.kind === "channel" ? `#${target.channel}` : `@${target.account}`;

/** What goes wrong with a call: it throws before anything is done, or after. */
export type Trouble = { readonly done: boolean; readonly error: Error };

/** What a test decides of each call; undefined: it goes well. May wait, to hold an answer back. */
export type Fate = (
  verb: "send" | "find" | "edit",
  place: string,
) => Promise<Trouble | undefined> | Trouble | undefined;

/** The board as a platform of the engine's, with the troubles that a test wants. */
export const pinboardPlatform = (board: Pinboard, fate: Fate = () => undefined): Platform => {
  const through = async <R>(verb: "send" | "find" | "edit", place: string, work: () => R): Promise<R> => {
    const trouble = await fate(verb, place);
    if (trouble && !trouble.done) throw trouble.error;
    const result = work();
    if (trouble) throw trouble.error;
    return result;
  };
  const ref = (place: string, id: string): Ref => ({ channel: place, parts: [id] });
  return {
    start: async () => {},
    send: ({ id, target }, message: Message) => {
      const place = placeOf(target);
      return through("send", place, () => ref(place, board.pin(id, place, plainText(message))));
    },
    find: ({ id, target }) => {
      const place = placeOf(target);
      return through("find", place, () => {
        const found = board.find(id);
        return found === undefined ? undefined : ref(place, found);
      });
    },
    edit: ({ channel, parts: [id = ""] }, message) =>
      through("edit", channel, () => void board.edit(id, plainText(message))),
    profile: async (_workspace, account): Promise<Profile> => ({
      name: account,
      locale: undefined,
      member: true,
    }),
    [Symbol.asyncDispose]: async () => {},
  };
};

export const asPlayground = (platform: Platform): ReadonlyMap<PlatformName, Platform> =>
  new Map([["playground", platform]]);
