import { eq } from "drizzle-orm";
import { type App, compose } from "../src/app.ts";
import type { Log } from "../src/bot/log.ts";
import type { PlatformName } from "../src/chat/index.ts";
import type { Config } from "../src/config.ts";
import { lookAtRoles, lookForDeparted } from "../src/departures.ts";
import { chatPlatforms } from "../src/platforms.ts";
import { linkWorkspace, setChannel } from "../src/store/organisation/channels.ts";
import { workspaceIdOf } from "../src/store/people/accounts.ts";
import { type Stage, stageIn, summer } from "./stage.ts";
import type { ChannelPlace } from "./standins/discord/places.ts";
import { type Discord, standIn as discordStandIn } from "./standins/discord/stand-in.ts";
import { type Slack, standIn as slackStandIn, TOKENS } from "./standins/slack/stand-in.ts";
import type { Channel } from "./standins/slack/workspace.ts";
import { freshStore } from "./stores.ts";

/** The whole bot on a small campaign, in a Slack workspace; time stands still until it is moved. */
export type SlackHouse = AsyncDisposable & {
  readonly slack: Slack;
  readonly stage: Stage;
  readonly app: App;
  readonly daily: Channel;
  readonly coordinators: Channel;
  readonly faults: readonly unknown[];
  readonly warnings: readonly string[];
  /** Does what is due at a moment of campaign time: `2022-08-17 07:00`. */
  readonly tick: (moment: string) => Promise<void>;
  /** Asks the platforms who has left, as once a day. */
  readonly lookForDeparted: () => Promise<void>;
  /** Asks the platforms who still has the roles that ours follow, as once a day. */
  readonly lookAtRoles: () => Promise<void>;
};

/** The same in a Discord server. */
export type DiscordHouse = Omit<SlackHouse, "slack" | "daily" | "coordinators"> & {
  readonly discord: Discord;
  readonly discordDaily: ChannelPlace;
  readonly discordCoordinators: ChannelPlace;
};

/** Both at once, of the same organisation. */
export type ChatHouse = SlackHouse & DiscordHouse;

type Ground = {
  readonly resources: AsyncDisposableStack;
  readonly stage: Stage;
  readonly clock: { now: () => Date; set: (at: Date) => void };
};

const groundOf = async (resources: AsyncDisposableStack): Promise<Ground> => {
  const stage = await stageIn(resources.use(await freshStore("sqlite")));
  let at = summer("2022-08-17 06:00");
  const set = (moment: Date): void => {
    at = moment;
  };
  return { resources, stage, clock: { now: () => at, set } };
};

type Linked = { readonly linked?: boolean };

const slackOf = async ({ resources, stage, clock }: Ground, { linked = true }: Linked = {}) => {
  const slack = resources.use(await slackStandIn({ now: clock.now }));
  const daily = slack.channel("aktiviteter");
  const coordinators = slack.channel("samordning", { kind: "private" });
  const places = { daily: daily.id, coordinators: coordinators.id };
  if (linked) await link(stage, "slack", slack.workspace.team.id, places);
  const tokens = { botToken: TOKENS.bot, appToken: TOKENS.app, signingSecret: undefined };
  return { slack, daily, coordinators, config: { ...tokens, host: "127.0.0.1", port: 0, apiUrl: slack.apiUrl } };
};

const discordOf = async ({ resources, stage, clock }: Ground, { linked = true }: Linked = {}) => {
  const discord = resources.use(await discordStandIn({ now: () => clock.now().getTime() }));
  const discordDaily = discord.channel("aktiviteter");
  const discordCoordinators = discord.channel("samordning");
  const places = { daily: discordDaily.id, coordinators: discordCoordinators.id };
  if (linked) await link(stage, "discord", discord.guild.id, places);
  const config = { token: discord.token, apiUrl: discord.url, guild: undefined };
  return { discord, discordDaily, discordCoordinators, config };
};

type Places = { readonly daily: string; readonly coordinators: string };

const link = async (stage: Stage, platform: PlatformName, externalId: string, places: Places): Promise<void> => {
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

const opened = async ({ resources, stage, clock }: Ground, config: Pick<Config, "discord" | "slack">) => {
  const faults: unknown[] = [];
  const warnings: string[] = [];
  const log: Log = {
    info: () => {},
    warn: (what) => void warnings.push(what),
    fault: (_reference, fault) => void faults.push(fault),
  };
  const { store } = stage;
  const { platforms, servers } = await chatPlatforms({ config, store, clock, log });
  for (const platform of platforms.values()) resources.use(platform);
  const app = compose({ store, clock, log, platforms, channels: platforms, servers, sent: () => {}, lively: true });
  resources.use(app.sender);
  await app.start();
  const tick = async (moment: string): Promise<void> => {
    clock.set(summer(moment));
    await app.tick(clock.now());
  };
  const asked = { store, clock, log, platforms, servers };
  const { signal } = new AbortController();
  const looks = {
    lookForDeparted: () => lookForDeparted(asked, signal),
    lookAtRoles: () => lookAtRoles(asked, signal),
  };
  return { stage, app, faults, warnings, tick, ...looks };
};

type Known = { readonly personId: string; readonly organisationId: string };

/** Whose account this is, by its id on whatever platform. Throws where nobody's is. */
export const personIn = (store: Stage["store"], account: string): Promise<Known> =>
  store.read(async (db, t) => {
    const [found] = await db.select().from(t.account).where(eq(t.account.externalId, account));
    if (!found) throw new Error("nobody has that account");
    return found;
  });

export const openSlackHouse = async (): Promise<SlackHouse> => {
  await using resources = new AsyncDisposableStack();
  const ground = await groundOf(resources);
  const { config, ...slack } = await slackOf(ground);
  const house = await opened(ground, { slack: config, discord: undefined });
  const all = resources.move();
  return { ...slack, ...house, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

export const openDiscordHouse = async (): Promise<DiscordHouse> => {
  await using resources = new AsyncDisposableStack();
  const ground = await groundOf(resources);
  const { config, ...discord } = await discordOf(ground);
  const house = await opened(ground, { slack: undefined, discord: config });
  const all = resources.move();
  return { ...discord, ...house, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

/** `only`: the other platform's workspace belongs to no organisation yet. */
export const openChatHouse = async (only?: "slack" | "discord"): Promise<ChatHouse> => {
  await using resources = new AsyncDisposableStack();
  const ground = await groundOf(resources);
  const { config: slackConfig, ...slack } = await slackOf(ground, { linked: only !== "discord" });
  const { config: discordConfig, ...discord } = await discordOf(ground, { linked: only !== "slack" });
  const house = await opened(ground, { slack: slackConfig, discord: discordConfig });
  const all = resources.move();
  return { ...slack, ...discord, ...house, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
