import type { Examined } from "../adapters/discord/examine.ts";
import type { Config } from "../config.ts";
import { type Finding, ill, well } from "./finding.ts";

const DISCORD_API = "https://discord.com/api";

type DiscordConfig = NonNullable<Config["discord"]>;
/** A channel that was given a purpose. */
type Chosen = { readonly workspace: string; readonly externalId: string; readonly purpose: string };

/**
 * Tries the token. Discord's library is loaded for it. `calendar`: activities are to stand in the servers' calendars,
 * which takes a permission more.
 */
export const examineDiscord = async (
  { token, apiUrl = DISCORD_API }: Pick<DiscordConfig, "token" | "apiUrl">,
  calendar = false,
): Promise<Examined> => {
  const { examine } = await import("../adapters/discord/examine.ts");
  return examine({ token, apiUrl, calendar });
};

/**
 * What was found in words: the invite link, and what is missing in the chosen channels and in the servers whose calendar
 * is to show activities.
 */
export const discordFindings = (
  found: Examined,
  chosen: readonly Chosen[],
  calendars: ReadonlySet<string> = new Set(),
): readonly Finding[] => {
  switch (found.kind) {
    case "ready":
      return [
        well("discord", `${found.name} works; the link that invites it: ${found.invite}`),
        ...(found.servers.length > 0 ? [] : [ill("discord", "it is in no server", "open the link above")]),
        ...found.servers.flatMap((server) =>
          lookAtServer(
            server,
            chosen.filter(({ workspace }) => workspace === server.id),
          ),
        ),
        ...found.servers
          .filter(({ id, inside }) => calendars.has(id) && inside?.calendar === false)
          .map(withoutCalendar),
      ];
    case "refused":
      return [
        ill(
          "discord",
          "Discord refuses DISCORD_TOKEN",
          "reset the token under Bot at discord.com/developers/applications and set DISCORD_TOKEN",
        ),
      ];
    case "unreachable":
      return [ill("discord", "Discord can't be reached", "check the network, and DISCORD_API_URL where it is set")];
  }
};

const withoutCalendar = ({ name }: Pick<Server, "name">): Finding =>
  ill(
    "discord",
    `in ${name} CreateEvents is missing: activities can't stand in its calendar`,
    "open the link above again, or turn the calendar off with /campaign server",
  );

type Server = Extract<Examined, { readonly kind: "ready" }>["servers"][number];
type Channel = NonNullable<Server["inside"]>["channels"][number];

const lookAtServer = ({ name, inside }: Server, chosen: readonly Chosen[]): readonly Finding[] => {
  if (!inside)
    return [
      ill("discord", `in ${name} nothing can be looked at`, "see in Discord that Samling is still in that server"),
    ];
  if (chosen.length === 0) return lookAtEmpty(name, inside.missing);
  const faults = chosen.flatMap((one) => lookAtChannel(name, one, inside.channels));
  if (faults.length > 0) return faults;
  return [well("discord", `in ${name} with every permission in ${chosen.length} channel(s)`)];
};

/** A server in which no channel has a purpose yet. */
const lookAtEmpty = (name: string, missing: readonly string[]): readonly Finding[] =>
  missing.length === 0
    ? [well("discord", `in ${name} with every permission, and no channel is chosen yet`)]
    : missing.map((permission) =>
        ill(
          "discord",
          `in ${name}: ${permission} is missing`,
          "open the link above again, or allow it to Samling's role",
        ),
      );

const lookAtChannel = (
  server: string,
  { externalId, purpose }: Chosen,
  channels: readonly Channel[],
): readonly Finding[] => {
  const channel = channels.find(({ id }) => id === externalId);
  if (!channel) return [ill("discord", `in ${server} a chosen channel is gone`, "choose another with /campaign")];
  const place = `in ${server}, #${channel.name}`;
  const missing = channel.missing.map((permission) =>
    ill("discord", `${place}: ${permission} is missing`, "open the link above again, or allow it in that channel"),
  );
  const open = channel.open && purpose !== "daily";
  return open ? [...missing, ill("discord", `${place}: everyone can read it`, "make it a private channel")] : missing;
};
