import type { Option, Spec } from "../../chat/command.ts";
import type { Locale } from "../../domain/locale.ts";
import { unescaped } from "./escape.ts";
import { shorten } from "./limits.ts";

/** A slash command as the app manifest declares it: Slack takes one language and shows no options while typing. */
export type SlashCommand = {
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
  /** Whether Slack writes a mentioned person by id, which only commands that take one can use. */
  readonly should_escape: boolean;
  readonly url?: string;
};

const DESCRIPTION = 2000;
const HINT = 1000;

/** The commands in the manifest's form; `url` where Slack delivers over HTTP. */
export const slashCommands = (specs: readonly Spec[], locale: Locale, url?: string): readonly SlashCommand[] =>
  specs.map(({ name, description, options }) => {
    // No file can follow a command in Slack; it comes in a form.
    const typed = options.filter(({ kind }) => kind !== "file");
    return {
      command: `/${name}`,
      description: shorten(description[locale], DESCRIPTION),
      ...(typed.length > 0 ? { usage_hint: shorten(typed.map(hintOf).join(" "), HINT) } : {}),
      should_escape: options.some(({ kind }) => kind === "person"),
      ...(url ? { url } : {}),
    };
  });

const hintOf = ({ name, required, choices }: Option): string => {
  const shown = choices?.map(({ value }) => value).join("|") ?? name;
  return required ? `<${shown}>` : `[${shown}]`;
};

// What Slack makes of channels and addresses where it also writes people by id.
const NAMED = /<#[^|>]*\|([^>]*)>/g;
const LINKED = /<((?:https?|mailto):[^|>]*)(?:\|[^>]*)?>/g;

/** The whole line as it was typed, `/report 40 14 11`; a person stays `<@U123|kim>`. */
export const typedLine = ({ command, text }: { readonly command: string; readonly text: string }): string =>
  `${command} ${unescaped(text.replaceAll(NAMED, "#$1").replaceAll(LINKED, "$1"))}`.trim();

/** The name of the command that a typed line calls. */
export const commandOf = (line: string): string => /^\/(\S+)/.exec(line)?.[1]?.toLowerCase() ?? "";
