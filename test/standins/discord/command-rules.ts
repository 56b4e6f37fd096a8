import {
  type APIApplicationCommandOption,
  Locale,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { misfit } from "./refusal.ts";

/** What Discord enforces on slash commands beyond its published description. */

type Command = RESTPostAPIChatInputApplicationCommandsJSONBody;

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;
const LOCALES = new Set<string>(Object.values(Locale));

export const checkCommands = (commands: readonly Command[]): void => {
  const names = commands.map(({ name }) => name);
  const problems = [
    ...(commands.length > 100 ? [`${commands.length} commands of at most 100`] : []),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name}: registered twice`),
    ...commands.flatMap(checkCommand),
  ];
  if (problems.length > 0) throw misfit(...problems);
};

const checkCommand = (command: Command): readonly string[] => {
  const { name, description, options = [] } = command;
  const required = options.map((option) => option.required === true);
  const optionNames = options.map((option) => option.name);
  return [
    ...named(name),
    ...localised(command.description_localizations),
    ...localised(command.name_localizations),
    ...(description ? [] : ["description: needed"]),
    ...(weight(command) > 8000 ? [`${weight(command)} characters of at most 8000`] : []),
    ...(required.lastIndexOf(true) > required.indexOf(false) && required.includes(false)
      ? ["optional before required"]
      : []),
    ...optionNames.filter((each, at) => optionNames.indexOf(each) !== at).map((each) => `${each}: given twice`),
    ...options.flatMap(checkOption),
  ].map((problem) => `/${name}: ${problem}`);
};

const checkOption = (option: APIApplicationCommandOption): readonly string[] => {
  const choices = "choices" in option ? (option.choices ?? []) : [];
  return [
    ...named(option.name),
    ...localised(option.description_localizations),
    ...("autocomplete" in option && option.autocomplete && choices.length > 0 ? ["choices beside autocomplete"] : []),
    ...choices.flatMap((choice) => [
      ...localised(choice.name_localizations),
      ...(choice.name.length < 1 || choice.name.length > 100 ? ["choice: 1 to 100 characters"] : []),
    ]),
  ];
};

const named = (name: string): readonly string[] =>
  NAME.test(name) && name === name.toLowerCase() ? [] : [`${name}: no name for a command or option`];

const localised = (map: object | null | undefined): readonly string[] =>
  Object.keys(map ?? {}).flatMap((locale) => (LOCALES.has(locale) ? [] : [`${locale}: unknown locale`]));

/** Discord counts names, descriptions and choice values, and of the localised ones the longest. */
const weight = (command: Command): number =>
  said(command) +
  (command.options ?? []).reduce((sum, option) => {
    const choices = "choices" in option ? (option.choices ?? []) : [];
    return sum + said(option) + choices.reduce((all, { name, value }) => all + name.length + String(value).length, 0);
  }, 0);

const said = (one: Pick<Command, "name" | "description" | "description_localizations">): number =>
  one.name.length +
  Math.max(
    one.description.length,
    ...Object.values(one.description_localizations ?? {}).map((text) => text?.length ?? 0),
  );
