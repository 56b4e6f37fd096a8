import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Message as DiscordMessage,
  GuildMember,
  type Interaction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from "discord.js";
import type { Call, Caller, Input } from "../../chat/call.ts";
import { localeOf } from "../../domain/locale.ts";
import { bytesOf } from "./files.ts";
import { filledIn, uploadsIn } from "./forms.ts";
import { actionOf } from "./groups.ts";
import { numbersIn, workspaceMark } from "./marks.ts";
import { rolesOf } from "./people.ts";

/** What a person can do that gets an answer. */
export type Act =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

export const isAct = (interaction: Interaction): interaction is Act =>
  interaction.isChatInputCommand() ||
  interaction.isButton() ||
  interaction.isStringSelectMenu() ||
  interaction.isModalSubmit();

/** What was done, in the engine's terms. */
export const inputOf = (act: Act): Input => {
  if (act.isChatInputCommand()) {
    const given = act.options.data.map(({ name, value, attachment }) => [
      name,
      attachment?.name ?? String(value ?? ""),
    ]);
    return { kind: "command", command: act.commandName, values: Object.fromEntries(given) };
  }
  if (act.isButton()) return { kind: "press", id: act.customId };
  if (act.isModalSubmit()) return { kind: "submit", action: act.customId, values: filledIn(act) };
  return { kind: "choose", action: actionOf(act.customId), value: act.values[0] ?? "" };
};

/** The message an act was done on. */
export const messageOf = (act: Act): DiscordMessage | undefined =>
  act.isChatInputCommand() ? undefined : (act.message ?? undefined);

/** The numbers on the message an act was done on; undefined where it was done on none. */
export const componentsOn = (act: Act): readonly object[] =>
  messageOf(act)?.components.map((component) => component.toJSON()) ?? [];

/**
 * The workspace an act belongs to. Direct messages belong to none at Discord: there the message says for which it
 * speaks, and a bot in one server only can mean no other.
 */
export const workspaceOf = (act: Act, workspaces: readonly string[]): string | undefined => {
  if (act.guildId) return act.guildId;
  const numbers = new Set(numbersIn(componentsOn(act)));
  const spokenFor = workspaces.filter((workspace) => numbers.has(workspaceMark(workspace)));
  const [only, ...others] = spokenFor.length > 0 ? spokenFor : workspaces;
  return others.length === 0 ? only : undefined;
};

type Whoever = Act | AutocompleteInteraction;

const rolesHere = ({ member }: Whoever): readonly string[] => {
  if (!member) return [];
  return member instanceof GuildMember ? rolesOf(member) : member.roles;
};

/** Who acted. In direct messages Discord tells no roles, so they are given. */
export const callerOf = (act: Whoever, roles: readonly string[] = rolesHere(act)): Caller => ({
  account: act.user.id,
  locale: localeOf(act.locale),
  managesWorkspace: act.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
  platformRoles: roles,
});

/** Everything of a call but what was done. */
export const circumstances = (
  act: Whoever,
  workspace: string,
  caller: Caller,
  at: Date,
): Omit<Call, "input" | "files"> => ({
  key: act.id,
  platform: "discord",
  workspace,
  channel: (act.guildId && act.channelId) ?? undefined,
  caller,
  at,
});

/** The files a command or a form brought, by option or field. Throws `TooLarge`. */
export const filesOf = async (act: Act): Promise<Call["files"]> => {
  const files = await Promise.all(
    attachedTo(act).map(async ({ name, attachment }) => (attachment ? [[name, await bytesOf(attachment)]] : [])),
  );
  return Object.fromEntries(files.flat());
};

const attachedTo = (act: Act) => {
  if (act.isChatInputCommand()) return act.options.data;
  return act.isModalSubmit() ? uploadsIn(act) : [];
};
