import { discord as discordOn } from "../src/adapters/discord/platform.ts";
import { slack as slackOn } from "../src/adapters/slack/platform.ts";
import { type App, compose } from "../src/app.ts";
import type { Channels, Platform, PlatformName } from "../src/chat/index.ts";
import { workspaceIdOf } from "../src/store/accounts.ts";
import { linkWorkspace, setChannel } from "../src/store/channels.ts";
import { type Stage, stageIn, summer } from "./stage.ts";
import type { ChannelPlace } from "./standins/discord/places.ts";
import { type Discord, standIn as discordStandIn } from "./standins/discord/stand-in.ts";
import { type Slack, standIn as slackStandIn, TOKENS } from "./standins/slack/stand-in.ts";
import type { Channel } from "./standins/slack/workspace.ts";
import { freshStore } from "./stores.ts";

/** The real bot on a small campaign in one Slack workspace; time stands still until it is moved. */
export type SlackHouse = AsyncDisposable & {
  readonly slack: Slack;
  readonly stage: Stage;
  readonly app: App;
  readonly daily: Channel;
  readonly coordinators: Channel;
  /** What was reported as a fault, by the adapters or the engine. */
  readonly faults: readonly unknown[];
  /** Does what is due at a moment of campaign time: `2022-08-17 07:00`. */
  readonly tick: (moment: string) => Promise<void>;
};

/** The same, with a Discord server of the same organisation. */
export type ChatHouse = SlackHouse & { readonly discord: Discord; readonly discordDaily: ChannelPlace };

const START = { kind: "press", id: "samling:" } as const;

type Ground = {
  readonly stage: Stage;
  readonly faults: unknown[];
  readonly now: () => Date;
  readonly set: (at: Date) => void;
  readonly resources: AsyncDisposableStack;
  readonly platforms: Map<PlatformName, Platform>;
  readonly channels: Map<PlatformName, Channels>;
};

const groundOf = async (resources: AsyncDisposableStack): Promise<Ground> => {
  const stage = await stageIn(resources.use(await freshStore("sqlite")));
  let at = summer("2022-08-17 06:00");
  return {
    stage,
    faults: [],
    now: () => at,
    set: (moment) => {
      at = moment;
    },
    resources,
    platforms: new Map(),
    channels: new Map(),
  };
};

const withSlack = async ({ stage, faults, now, resources, platforms, channels }: Ground) => {
  const slack = resources.use(await slackStandIn({ now }));
  const daily = slack.channel("aktiviteter");
  const coordinators = slack.channel("samordning", { kind: "private" });
  await link(stage, "slack", slack.workspace.team.id, { daily: daily.id, coordinators: coordinators.id });
  const platform = resources.use(
    slackOn({
      botToken: TOKENS.bot,
      delivery: { kind: "socket", appToken: TOKENS.app },
      apiUrl: slack.apiUrl,
      now,
      home: START,
      start: START,
      stopped: (stop) => faults.push(stop),
      departed: () => undefined,
      report: (fault) => faults.push(fault),
    }),
  );
  platforms.set("slack", platform);
  channels.set("slack", platform);
  return { slack, daily, coordinators };
};

const withDiscord = async ({ stage, faults, now, resources, platforms }: Ground) => {
  const discord = resources.use(await discordStandIn());
  const discordDaily = discord.channel("aktiviteter");
  const coordinators = discord.channel("samordning").id;
  await link(stage, "discord", discord.guild.id, { daily: discordDaily.id, coordinators });
  const platform = resources.use(
    discordOn({
      token: discord.token,
      apiUrl: discord.url,
      guild: undefined,
      threadsIn: async () => undefined,
      now,
      stopped: (stop) => faults.push(stop),
      departed: () => undefined,
      report: (fault) => faults.push(fault),
    }),
  );
  platforms.set("discord", platform);
  return { discord, discordDaily };
};

const link = async (
  stage: Stage,
  platform: PlatformName,
  externalId: string,
  places: { readonly daily: string; readonly coordinators: string },
): Promise<void> => {
  const { organisationId } = await stage.campaign();
  const workspaceId = workspaceIdOf(platform, externalId);
  await stage.store.transact(async (tx) => {
    await linkWorkspace(tx, { id: workspaceId, organisationId, platform, externalId });
    for (const purpose of ["daily", "coordinators"] as const) {
      const place = { organisationId, workspaceId, externalId: places[purpose], purpose };
      await setChannel(tx, { ...place, associationId: undefined, closed: purpose === "coordinators" });
    }
  });
};

const opened = async ({ stage, faults, now, set, resources, platforms, channels }: Ground) => {
  const app = compose({
    store: stage.store,
    clock: { now },
    log: { info: () => {}, warn: () => {}, fault: (_reference, fault) => void faults.push(fault) },
    platforms,
    channels,
    sent: () => {},
    lively: true,
  });
  resources.use(app.sender);
  await app.start();
  const tick = async (moment: string): Promise<void> => {
    set(summer(moment));
    await app.tick(now());
  };
  return { stage, app, faults, tick };
};

export const openSlackHouse = async (): Promise<SlackHouse> => {
  await using resources = new AsyncDisposableStack();
  const ground = await groundOf(resources);
  const slack = await withSlack(ground);
  const house = await opened(ground);
  const all = resources.move();
  return { ...slack, ...house, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

export const openChatHouse = async (): Promise<ChatHouse> => {
  await using resources = new AsyncDisposableStack();
  const ground = await groundOf(resources);
  const slack = await withSlack(ground);
  const discord = await withDiscord(ground);
  const house = await opened(ground);
  const all = resources.move();
  return { ...slack, ...discord, ...house, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
