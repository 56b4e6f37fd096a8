import { setTimeout as wait } from "node:timers/promises";
import { Client, Events, GatewayIntentBits, type Interaction, Options } from "discord.js";
import type { Report } from "../../chat/report.ts";
import { restOptions } from "./api.ts";
import { isRefusedToken } from "./faults.ts";
import { inTime } from "./in-time.ts";
import { type Stop, stopOf, TOKEN } from "./stop.ts";

export type ConnectionGiven = {
  readonly token: string;
  readonly api: string;
  /** Connected for the first time. */
  readonly ready: (client: Client<true>) => Promise<void>;
  readonly joined: (workspace: string) => Promise<void>;
  readonly interaction: (interaction: Interaction) => Promise<void>;
  readonly banned: (workspace: string, account: string) => void;
  readonly stopped: (stop: Stop) => void;
  readonly report: Report;
};

/** The connection to Discord's gateway. */
export type Connection = AsyncDisposable & {
  /** Resolves when connected, when Discord can't be reached for now (it goes on trying), or when stopped for good. */
  readonly open: () => Promise<void>;
  /** The client while there is one. */
  readonly client: () => Client | undefined;
};

/** Milliseconds. */
const START_WITHIN = 15_000;
const AGAIN_AFTER = [1_000, 5_000, 15_000, 60_000] as const;

/** Nothing privileged. Messages are never read, and of members only ourselves are remembered. */
const make = (api: string): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildModeration],
    allowedMentions: { parse: [] },
    rest: restOptions(api),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user?.id },
      MessageManager: 0,
    }),
  });

export const connection = (given: ConnectionGiven): Connection => {
  const closing = new AbortController();
  let client: Client | undefined;

  const listen = (made: Client): void => {
    made.on(Events.Error, (error) => given.report(error, "connecting"));
    made.on(Events.ShardError, (error) => given.report(error, "connecting"));
    made.on(Events.ShardDisconnect, ({ code }) => given.stopped(stopOf(code)));
    made.on(Events.Invalidated, () => given.stopped(TOKEN));
    made.on(Events.InteractionCreate, (interaction) => void given.interaction(interaction));
    made.on(Events.GuildBanAdd, ({ guild, user }) => given.banned(guild.id, user.id));
    made.on(Events.GuildCreate, ({ id }) => void given.joined(id));
  };

  /** One try; whether it is settled. */
  const connect = async (): Promise<boolean> => {
    const made = make(given.api);
    listen(made);
    const ready = new Promise<Client<true>>((done) => made.once(Events.ClientReady, done));
    client = made;
    try {
      // The library takes a "bot" off the front of what it is given, also where that is part of the token.
      await made.login(`Bot ${given.token}`);
      await given.ready(await ready);
      return true;
    } catch (error) {
      await made.destroy();
      if (isRefusedToken(error)) given.stopped(TOKEN);
      else if (!closing.signal.aborted) given.report(error, "connecting");
      return isRefusedToken(error);
    }
  };

  const retry = async (): Promise<void> => {
    for (let time = 0; !closing.signal.aborted; time++) {
      const pause = AGAIN_AFTER[time] ?? AGAIN_AFTER[3];
      await wait(pause, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted || (await connect())) return;
    }
  };

  return {
    open: async () => {
      const first = connect();
      void first.then((settled) => (settled ? undefined : retry()));
      // The library goes on by itself where Discord answers but its gateway does not.
      await inTime(first, START_WITHIN);
    },
    client: () => client,
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await client?.destroy();
    },
  };
};
