import type { AppsManifestValidateArguments } from "@slack/web-api";
import type { Spec } from "../../chat/command.ts";
import type { Locale } from "../../domain/locale.ts";
import { wordsOf } from "../../locales/words.ts";
import { slashCommands } from "./commands.ts";
import { SCOPES } from "./scopes.ts";

export type ManifestOptions = {
  /** The one language that the commands' descriptions can have. */
  readonly locale: Locale;
  /** Where Slack shall deliver over HTTP (`https://bot.example.org/slack/events`); undefined for Socket Mode. */
  readonly requestUrl: string | undefined;
};

type Manifest = AppsManifestValidateArguments["manifest"];

const EVENTS = ["app_home_opened", "app_uninstalled", "message.im", "tokens_revoked", "user_change"] as const;

/** The app manifest to paste at api.slack.com/apps, from the bot's own commands. */
export const manifest = (specs: readonly Spec[], { locale, requestUrl }: ManifestOptions) => {
  const delivered = requestUrl ? { request_url: requestUrl } : {};
  return {
    display_information: { name: "Samling", description: wordsOf(locale).say("slack.about") },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "samling", always_online: true },
      slash_commands: [...slashCommands(specs, locale, requestUrl)],
    },
    oauth_config: { scopes: { bot: [...SCOPES] } },
    settings: {
      event_subscriptions: { ...delivered, bot_events: [...EVENTS] },
      interactivity: { is_enabled: true, ...delivered },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  } satisfies Manifest;
};
