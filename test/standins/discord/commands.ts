import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { checkCommands } from "./command-rules.ts";
import type { Guild, World } from "./world.ts";

/** Commands as Discord keeps them: with ids, with defaults filled in, and without what says nothing. */
export const register = (world: World, body: unknown, guild?: Guild): readonly APIApplicationCommand[] => {
  const commands = (body ?? []) as readonly RESTPostAPIChatInputApplicationCommandsJSONBody[];
  checkCommands(commands);
  return commands.map(
    (command) =>
      ({
        nsfw: false,
        ...command,
        name_localizations: command.name_localizations ?? null,
        description_localizations: command.description_localizations ?? null,
        options: (command.options ?? []).map(telling),
        default_member_permissions: command.default_member_permissions ?? null,
        id: world.id(),
        application_id: world.bot.id,
        version: world.id(),
        type: ApplicationCommandType.ChatInput,
        ...(guild && { guild_id: guild.id }),
      }) as APIApplicationCommand,
  );
};

const telling = <T extends object>(option: T): T =>
  Object.fromEntries(Object.entries(option).filter(([, value]) => value !== false)) as T;

/** A list of commands; the dictionaries of translations come only for whoever asks. */
export const listed = (commands: readonly APIApplicationCommand[], query: URLSearchParams): readonly object[] => {
  if (query.get("with_localizations") === "true") return commands;
  return JSON.parse(JSON.stringify(commands), (key, value: unknown) =>
    key === "description_localizations" || key === "name_localizations" ? undefined : value,
  ) as readonly object[];
};
