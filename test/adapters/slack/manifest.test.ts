import { describe, expect, test } from "vitest";
import { manifest } from "../../../src/adapters/slack/manifest.ts";
import type { Spec } from "../../../src/chat/command.ts";
import { SCOPES } from "../../standins/slack/stand-in.ts";
import { SPECS } from "./running.ts";

const option = { kind: "word", completed: false, description: { sv: "Dag", en: "Day" } } as const;
const REPORT: Spec = {
  name: "schedule",
  description: { sv: "Visar vad som händer", en: "Shows what's on" },
  options: [
    { ...option, name: "day", required: true },
    {
      ...option,
      name: "scope",
      required: false,
      choices: [
        { value: "all", label: { sv: "Allt", en: "All" } },
        { value: "mine", label: { sv: "Mina", en: "Mine" } },
      ],
    },
  ],
  audience: "everyone",
};

describe("the app manifest", () => {
  test("declares every command in one language, with what can follow it", () => {
    const { features } = manifest([...SPECS, REPORT], { locale: "sv", requestUrl: undefined });

    expect(features.slash_commands).toEqual([
      { command: "/report", description: "Rapportera samtal", should_escape: false },
      { command: "/campaign", description: "Kampanjen", should_escape: false },
      {
        command: "/schedule",
        description: "Visar vad som händer",
        usage_hint: "<day> [all|mine]",
        should_escape: false,
      },
    ]);
  });

  test("does not offer to type a file, which no command takes in Slack", () => {
    const file = { ...option, kind: "file", name: "file", required: false } as const;
    const { features } = manifest([{ ...REPORT, options: [file] }], { locale: "sv", requestUrl: undefined });

    expect(features.slash_commands[0]).not.toHaveProperty("usage_hint");
  });

  test("lets Slack name people by id only where a command takes one", () => {
    const person = { ...option, kind: "person", name: "who", required: false } as const;
    const { features } = manifest([{ ...REPORT, options: [person] }], { locale: "sv", requestUrl: undefined });

    expect(features.slash_commands).toMatchObject([{ should_escape: true }]);
  });

  test("asks for Socket Mode, or for delivery to one address", () => {
    const socket = manifest(SPECS, { locale: "en", requestUrl: undefined });
    const url = "https://bot.example.org/slack/events";
    const http = manifest(SPECS, { locale: "en", requestUrl: url });

    expect(socket.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
    expect(JSON.stringify(socket)).not.toContain("url");
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { request_url: url },
      event_subscriptions: { request_url: url },
    });
    expect(http.features.slash_commands.every((command) => command.url === url)).toBe(true);
  });

  test("asks for the scopes that everything needs, home, messages and the events we hear", () => {
    const { oauth_config, features, settings } = manifest(SPECS, { locale: "sv", requestUrl: undefined });

    expect(oauth_config.scopes.bot).toEqual(SCOPES);
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(settings.event_subscriptions.bot_events).toEqual([
      "app_home_opened",
      "app_uninstalled",
      "message.im",
      "tokens_revoked",
      "user_change",
    ]);
  });

  test("stays within Slack's limits for an app's page", () => {
    const { display_information } = manifest(SPECS, { locale: "sv", requestUrl: undefined });

    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
  });
});
