import type { Account } from "../adapters/playground/shelf.ts";
import { compose } from "../app.ts";
import { type Message, plainText } from "../chat/index.ts";
import { stoppedAt } from "../clock.ts";
import { UserError } from "../domain/error.ts";
import { DEFAULT_ZONE } from "../domain/organisation.ts";
import { playgroundOn } from "../playground.ts";
import type { Post } from "../store/delivery/outbox.ts";
import { lockFile } from "../store/lock.ts";
import { linkedPlatforms } from "../store/organisation/channels.ts";
import { placeOf } from "../store/organisation/places.ts";
import { accountsOf } from "../store/people/accounts.ts";
import { playgroundShelf } from "../store/playground.ts";
import type { Store } from "../store/store.ts";
import { campaignHere, openMigrated } from "./database.ts";
import { instantOf } from "./instant.ts";
import { jsonMessage } from "./json.ts";
import { shownMessage, withNames } from "./shown.ts";
import { UsageError, type Verb } from "./verb.ts";

type Delivered = { readonly post: Post; readonly message: Message };

const rowOf = async (store: Store, { post, message }: Delivered, people: readonly Account[]) => {
  const place = post.channelId ? await store.read((db) => placeOf(db, post.channelId ?? "")) : undefined;
  const [account] = post.personId ? await store.read((db) => accountsOf(db, { personId: post.personId ?? "" })) : [];
  return {
    channel: place?.channel ?? null,
    person: account ? (people.find(({ id }) => id === account.account)?.name ?? account.account) : null,
    job: post.job,
    text: plainText(withNames(message, people)),
    message: jsonMessage(message),
  };
};

export const tick: Verb = {
  name: "tick",
  usage: "tick --at INSTANT",
  about: "claim what is due at a moment, send it to the playground and show it",
  words: [0, 0],
  options: { at: "string" },
  run: async ({ config, log, say, aside, document }, { options }) => {
    if (!options.at) throw new UsageError("tick needs --at INSTANT");
    await using _lock = await lockFile(config.database);
    await using store = await openMigrated(config.database);
    if ((await store.read((db) => linkedPlatforms(db, {}))).some(({ platform }) => platform !== "playground")) {
      throw new UserError("cli.chat-database");
    }
    const zone = (await campaignHere(store))?.zone ?? DEFAULT_ZONE;
    const at = instantOf(options.at.toString(), zone, aside);
    const clockwork = { now: () => at, set: async () => {}, next: async () => undefined };
    const platform = playgroundOn(store, clockwork, log);
    const platforms = new Map([["playground" as const, platform]]);
    const posts: Delivered[] = [];
    const sent = (post: Post, message: Message): void => void posts.push({ post, message });
    const app = compose({ store, clock: stoppedAt(at), log, platforms, channels: new Map(), sent, lively: false });
    await using _sender = app.sender;
    await app.tick(at);
    const people = await playgroundShelf(store).accounts();
    const rows = await Promise.all(posts.map((one) => rowOf(store, one, people)));
    document({ posts: rows });
    for (const [n, { channel, person }] of rows.entries()) {
      const { message } = posts[n] ?? {};
      if (message) say(`${channel ? `#${channel}` : `@${person}`}\n${shownMessage(withNames(message, people))}\n`);
    }
    return 0;
  },
};
