import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandType,
  ApplicationIntegrationType,
  DiscordAPIError,
  InteractionContextType,
  ApplicationCommandOptionType as Kind,
  type LocaleString,
  type LocalizationMap,
  PermissionFlagsBits,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody as Registration,
  Routes,
} from "discord.js";
import type { Option, Spec } from "../../chat/command.ts";
import { LOCALES, type Locale } from "../../domain/locale.ts";
import { isRefusedToken } from "./faults.ts";
import { LIMITS, shorten } from "./limits.ts";

/** Managing events is what servers let their organisers do. */
const MANAGERS = PermissionFlagsBits.ManageEvents.toString();
/**
 * Who is offered a command by default; a server's own settings under Integrations go before it, and `may` decides
 * anyway.
 */
const AUDIENCE = { everyone: null, organisers: MANAGERS, coordinators: MANAGERS } as const;

type Localised = Readonly<Record<Locale, string>>;

/** Discord's names of our languages. English is what it shows in all others. */
const TAGS: Readonly<Record<Exclude<Locale, "en">, LocaleString>> = { sv: "sv-SE" };

const localised = (words: Localised, max: number): LocalizationMap =>
  Object.fromEntries(
    LOCALES.flatMap((locale) => (locale === "en" ? [] : [[TAGS[locale], shorten(words[locale], max)]])),
  );

const described = (words: Localised) => ({
  description: shorten(words.en, LIMITS.command.description),
  description_localizations: localised(words, LIMITS.command.description),
});

/** Commands as Discord registers them: names in English, descriptions in every language. */
export const registrationsOf = (specs: readonly Spec[]): readonly Registration[] =>
  specs.map(
    (spec): Registration => ({
      type: ApplicationCommandType.ChatInput,
      name: spec.name,
      ...described(spec.description),
      // Discord wants what is required first; everything is named there, so the order carries no meaning.
      options: spec.options.toSorted((a, b) => Number(b.required) - Number(a.required)).map(optionOf),
      default_member_permissions: AUDIENCE[spec.audience],
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    }),
  );

const optionOf = (option: Option): APIApplicationCommandBasicOption => {
  const common = { name: option.name, ...described(option.description), required: option.required };
  if (option.kind === "file") return { ...common, type: Kind.Attachment };
  if (option.kind === "person") return { ...common, type: Kind.User };
  if (option.kind === "number" && !option.completed) return { ...common, type: Kind.Number };
  if (option.completed) return { ...common, type: Kind.String, autocomplete: true };
  const choices = option.choices ?? [];
  const few = choices.length > 0 && choices.length <= LIMITS.command.choices;
  return { ...common, type: Kind.String, ...(few && { choices: choices.map(choiceOf) }) };
};

const choiceOf = (choice: {
  readonly value: string;
  readonly label: Localised;
}): APIApplicationCommandOptionChoice<string> => ({
  value: choice.value,
  name: shorten(choice.label.en, LIMITS.option),
  name_localizations: localised(choice.label, LIMITS.option),
});

export type Place = {
  readonly application: string;
  /** The servers the bot is in. */
  readonly guilds: readonly string[];
  /** The one server in which commands are offered, where a change shows at once; undefined: in every one. */
  readonly only: string | undefined;
};

/**
 * Registers the commands where they belong and takes them away from where they don't, so that none stands twice; what
 * is as it should be is left alone. One place that fails keeps none of the others from its commands. Returns how many
 * places changed; throws the first fault.
 */
export const register = async (rest: REST, place: Place, wanted: readonly Registration[]): Promise<number> => {
  const { application, guilds, only } = place;
  const everywhere = () => bring(rest, Routes.applicationCommands(application), only ? [] : wanted);
  const inServers = new Set(only ? [only, ...guilds] : guilds);
  const inEach = [...inServers].map(
    (guild) => () => bring(rest, Routes.applicationGuildCommands(application, guild), guild === only ? wanted : []),
  );
  let changed = 0;
  const faults: unknown[] = [];
  for (const work of [everywhere, ...inEach]) {
    try {
      if (await work()) changed++;
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return changed;
};

const bring = async (rest: REST, route: `/${string}`, wanted: readonly Registration[]): Promise<boolean> => {
  const there = await standingAt(rest, route);
  if (sameCommands(there, wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
};

/** The commands that stand there; none where Discord does not let us look. */
const standingAt = async (rest: REST, route: `/${string}`): Promise<unknown> => {
  try {
    return await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) });
  } catch (fault) {
    if (!(fault instanceof DiscordAPIError) || isRefusedToken(fault)) throw fault;
    return [];
  }
};

const COMPARED: Readonly<Record<string, true>> = {
  name: true,
  description: true,
  description_localizations: true,
  name_localizations: true,
  default_member_permissions: true,
  contexts: true,
  integration_types: true,
  options: true,
  type: true,
  required: true,
  autocomplete: true,
  choices: true,
  value: true,
  ...Object.fromEntries(Object.values(TAGS).map((tag) => [tag, true])),
};

/** What tells two registrations apart, in one order; Discord leaves out or adds what says nothing. */
const essence = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== "object" || value === null) return value;
  const told = Object.entries(value)
    .filter(
      ([key, inner]) =>
        key in COMPARED && inner !== null && inner !== false && !(Array.isArray(inner) && inner.length === 0),
    )
    .map(([key, inner]): [string, unknown] => [key, essence(inner)]);
  return Object.fromEntries(told.sort(([a], [b]) => a.localeCompare(b)));
};

const byName = (commands: unknown): readonly unknown[] =>
  Array.isArray(commands)
    ? commands.toSorted((a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)).map(essence)
    : [];

const sameCommands = (there: unknown, wanted: readonly Registration[]): boolean =>
  JSON.stringify(byName(there)) === JSON.stringify(byName(wanted));
