import type { Config, ConfigError } from "../config.ts";
import { zoneOf } from "../domain/day.ts";
import type { PlatformName } from "../domain/organisation.ts";
import { calendarsOf } from "../store/activity/native-events.ts";
import { troubledPosts } from "../store/delivery/outbox.ts";
import { integrity } from "../store/integrity.ts";
import { pendingMigrations } from "../store/migrate.ts";
import { openStore } from "../store/open.ts";
import { currentCampaigns } from "../store/organisation/campaigns.ts";
import { channelsOn } from "../store/organisation/channels.ts";
import { type Finding, findingLine, ill, well } from "./finding.ts";
import { discordFindings, examineDiscord } from "./look-at-discord.ts";
import { examineSlack, slackFindings } from "./look-at-slack.ts";
import { cures } from "./refused.ts";
import type { Terminal, Verb } from "./verb.ts";

const lookAtDatabase = async (url: string): Promise<readonly Finding[]> => {
  try {
    const pending = await pendingMigrations(url);
    if (pending > 0) return [ill("database", `${pending} migration(s) behind`, "run samling migrate")];
    const faults = await integrity(url);
    const sound =
      faults.length === 0 ? well("database", "sound") : ill("database", faults.join("; "), "restore the latest backup");
    return [sound, ...(await lookInside(url))];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      ill(
        "database",
        `not reachable (${why})`,
        "check DATABASE_URL, that the server runs and that the folder can be written",
      ),
    ];
  }
};

const lookInside = async (url: string): Promise<readonly Finding[]> => {
  await using store = await openStore(url);
  const campaigns = await store.read(currentCampaigns);
  const troubled = await store.read(troubledPosts);
  const zones = campaigns.map(({ zone, name }) =>
    zoneOf(zone)
      ? well("zone", `${name}: ${zone}`)
      : ill("zone", `${name}: ${zone} is unknown`, "set the zone with /campaign"),
  );
  const posts = troubled.map(({ state, fault, count }) =>
    ill(
      "messages",
      `${count} ${state} (${fault ?? "unknown"})`,
      "look at the coordinators' channel, which says what to do",
    ),
  );
  const campaign =
    campaigns.length === 0 ? [ill("campaign", "none", "import activities, or run /campaign setup in your chat")] : [];
  return [...campaign, ...zones, ...(posts.length > 0 ? posts : [well("messages", "none parked, none uncertain")])];
};

/** The channels with a purpose; none where the database can't tell, which is found on its own. */
const chosenOn = async (platform: PlatformName, url: string) => {
  try {
    await using store = await openStore(url);
    return await store.read((db) => channelsOn(db, { platform }));
  } catch {
    return [];
  }
};

/** The servers whose calendar is to show activities; none where the database can't tell. */
const calendarsOn = async (platform: PlatformName, url: string): Promise<ReadonlySet<string>> => {
  try {
    await using store = await openStore(url);
    const places = await store.read(async (db) => {
      const wanting = (await currentCampaigns(db)).filter(({ settings }) => settings.nativeEvents);
      return (await Promise.all(wanting.map((campaign) => calendarsOf(db, campaign)))).flat();
    });
    return new Set(places.filter((place) => place.platform === platform).map(({ workspace }) => workspace));
  } catch {
    return new Set();
  }
};

const lookAtDiscord = async (discord: NonNullable<Config["discord"]>, url: string): Promise<readonly Finding[]> => {
  const calendars = await calendarsOn("discord", url);
  const found = await examineDiscord(discord, calendars.size > 0);
  return discordFindings(found, await chosenOn("discord", url), calendars);
};

const lookAtConfiguration = async ({ config }: Terminal): Promise<readonly Finding[]> => {
  const platforms = [config.discord && "Discord", config.slack && "Slack"].filter(Boolean).join(" and ");
  const discord = config.discord ? await lookAtDiscord(config.discord, config.database) : [];
  const slack = config.slack ? slackFindings(await examineSlack(config.slack)) : [];
  const set = well("configuration", platforms || `no chat token: the playground on ${config.host}:${config.port}`);
  return [set, ...discord, ...slack];
};

/** What is wrong with an environment, each variable with its cure. */
export const configFindings = (error: ConfigError): readonly Finding[] =>
  cures(error).map(({ variable, cure }) => ill("configuration", variable, cure));

/** Shows what was found; answers the exit code. */
export const tell = ({ say, document }: Pick<Terminal, "say" | "document">, findings: readonly Finding[]): number => {
  const ok = findings.every((finding) => finding.ok);
  document({ ok, findings });
  for (const finding of findings) say(findingLine(finding));
  return ok ? 0 : 1;
};

export const doctor: Verb = {
  name: "doctor",
  usage: "doctor",
  about: "look at configuration, database and zone: each fault with its cure",
  words: [0, 0],
  options: {},
  run: async (terminal) =>
    tell(terminal, [...(await lookAtConfiguration(terminal)), ...(await lookAtDatabase(terminal.config.database))]),
};
