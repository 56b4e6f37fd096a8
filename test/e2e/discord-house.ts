import { discord as discordAdapter } from "../../src/adapters/discord/platform.ts";
import { type App, compose } from "../../src/app.ts";
import type { PlatformName } from "../../src/chat/index.ts";
import { workspaceIdOf } from "../../src/store/accounts.ts";
import { type ChannelPurpose, linkWorkspace, setChannel } from "../../src/store/channels.ts";
import { type Stage, stageOn } from "../stage.ts";
import { type ChannelPlace, type Discord, type Shown, standIn } from "../standins/discord/stand-in.ts";

/** The whole bot in a guild of the Discord stand-in, on a small campaign; time stands still until it is moved. */
export type DiscordHouse = AsyncDisposable & {
  readonly discord: Discord;
  readonly stage: Stage;
  readonly app: App;
  /** What went to the log as a fault, and what the adapter reported. */
  readonly faults: readonly unknown[];
  /** Claims what is due and sends it. */
  readonly tick: (moment: string) => Promise<void>;
  /** Sends what waits and refreshes what is stale. */
  readonly flush: () => Promise<void>;
  /** The newest message of a channel. */
  readonly newest: (channel: string) => Shown;
};

const PLACES: readonly (readonly [string, ChannelPurpose])[] = [
  ["aktiviteter", "daily"],
  ["samordning", "coordinators"],
];

export const openDiscord = async (at = "2022-08-17T07:00+02:00"): Promise<DiscordHouse> => {
  await using resources = new AsyncDisposableStack();
  let now = new Date(at);
  const faults: unknown[] = [];
  const stage = resources.use(await stageOn());
  const discord = resources.use(await standIn({ now: () => now.getTime() }));
  await link(stage, discord.guild.id, (name) => discord.channel(name));
  const adapter = resources.use(
    discordAdapter({
      token: discord.token,
      apiUrl: discord.url,
      guild: undefined,
      threadsIn: async () => undefined,
      now: () => now,
      stopped: (stop) => void faults.push(stop),
      departed: () => {},
      report: (fault) => void faults.push(fault),
    }),
  );
  const app = compose({
    store: stage.store,
    clock: { now: () => now },
    log: { info: () => {}, warn: () => {}, fault: (_reference, error) => void faults.push(error) },
    platforms: new Map<PlatformName, typeof adapter>([["discord", adapter]]),
    channels: new Map<PlatformName, typeof adapter>([["discord", adapter]]),
    sent: () => {},
    lively: false,
  });
  resources.use(app.sender);
  await app.start();
  const all = resources.move();

  return {
    discord,
    stage,
    app,
    faults,
    tick: async (moment) => {
      now = new Date(moment);
      await app.tick(now);
    },
    flush: () => app.sender.flush(),
    newest: (channel) => {
      const last = discord.channel(channel).messages.at(-1);
      if (!last) throw new Error(`nothing stands in #${channel}`);
      return last;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};

const link = async (
  { store, campaign }: Stage,
  guild: string,
  channel: (name: string) => ChannelPlace,
): Promise<void> => {
  const { organisationId } = await campaign();
  const workspaceId = workspaceIdOf("discord", guild);
  await store.transact(async (tx) => {
    await linkWorkspace(tx, { id: workspaceId, organisationId, platform: "discord", externalId: guild });
    for (const [name, purpose] of PLACES) {
      const place = { organisationId, workspaceId, externalId: channel(name).id, purpose };
      await setChannel(tx, { ...place, associationId: undefined, closed: purpose !== "daily" });
    }
  });
};
