import type { Log } from "./bot/log.ts";
import { newReference } from "./bot/reference.ts";
import type { Input } from "./chat/call.ts";
import type { Channels, NativeEvents, Platform, PlatformName, ServerRoles } from "./chat/index.ts";
import type { Report } from "./chat/report.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { daily } from "./store/organisation/channels.ts";
import { workspaceIdOf } from "./store/people/accounts.ts";
import { depart } from "./store/people/departing.ts";
import type { Store } from "./store/store.ts";

/** What the chat platforms' adapters are given besides their tokens. */
export type PlatformParts = {
  readonly config: Pick<Config, "discord" | "slack">;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
};

type Chat = Platform & Channels;
type Server = ServerRoles & NativeEvents;

export type ChatPlatforms = {
  readonly platforms: ReadonlyMap<PlatformName, Chat>;
  /** Those whose servers have roles and a calendar of their own. */
  readonly servers: ReadonlyMap<PlatformName, Server>;
  /** Those that have stopped for good, as they do where a token is refused. */
  readonly stopped: ReadonlySet<PlatformName>;
};

const DISCORD_API = "https://discord.com/api";
const SLACK_API = "https://slack.com/api/";

const press = (id: string): Input => ({ kind: "press", id });

/** The configured chat platforms, not started. Each is loaded only when its token is there. */
export const chatPlatforms = async (parts: PlatformParts): Promise<ChatPlatforms> => {
  const { config, clock } = parts;
  const platforms = new Map<PlatformName, Chat>();
  const servers = new Map<PlatformName, Server>();
  const stopped = new Set<PlatformName>();
  if (config.discord) {
    const { discord } = await import("./adapters/discord/platform.ts");
    const { token, apiUrl = DISCORD_API, guild } = config.discord;
    const threadsIn = (workspace: string): Promise<string | undefined> =>
      parts.store.read((db) => daily(db, workspaceIdOf("discord", workspace)));
    const server = discord({
      token,
      apiUrl,
      guild,
      now: () => clock.now(),
      threadsIn,
      ...told(parts, "discord", stopped),
    });
    platforms.set("discord", server);
    servers.set("discord", server);
  }
  if (config.slack) {
    const { slack } = await import("./adapters/slack/platform.ts");
    const { botToken, appToken, signingSecret, host, port, apiUrl = SLACK_API } = config.slack;
    const deliveries = [
      ...(appToken ? [{ kind: "socket", appToken } as const] : []),
      ...(signingSecret ? [{ kind: "http", signingSecret, host, port } as const] : []),
    ];
    const rooms = { home: press("home"), start: press("samling") };
    platforms.set(
      "slack",
      slack({ botToken, deliveries, apiUrl, now: () => clock.now(), ...rooms, ...told(parts, "slack", stopped) }),
    );
  }
  return { platforms, servers, stopped };
};

/** Whom an adapter tells that it stopped, that somebody left, and what it can't answer for itself. */
const told = ({ store, clock, log }: PlatformParts, platform: PlatformName, stops: Set<PlatformName>) => {
  const report: Report = (fault, doing) => log.fault(newReference(), fault, { platform, doing });
  const departed = (workspace: string, account: string): void => {
    const departure = { workspaceId: workspaceIdOf(platform, workspace), account, at: clock.now() };
    store.transact((tx, t) => depart(tx, t, departure)).catch((error: unknown) => report(error, "departure"));
  };
  return {
    report,
    departed,
    stopped: ({ message }: { readonly message: string }): void => {
      stops.add(platform);
      log.warn(message, { platform });
    },
  };
};
