import type { Option, Spec } from "../../chat/command.ts";
import type { Locale } from "../../domain/locale.ts";
import { unescaped } from "./escape.ts";
import { shorten } from "./limits.ts";

/** A slash command as the app manifest declares it: Slack takes one language and shows no options while typing. */
export type SlashCommand = {
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape: false;
  readonly url?: string;
};

const DESCRIPTION = 2000;
const HINT = 1000;

/** The commands in the manifest's form; `url` where Slack delivers over HTTP. */
export const slashCommands = (specs: readonly Spec[], locale: Locale, url?: string): readonly SlashCommand[] =>
  specs.map(({ name, description, options }) => ({
    command: `/${name}`,
    description: shorten(description[locale], DESCRIPTION),
    ...(options.length > 0 ? { usage_hint: shorten(options.map(hintOf).join(" "), HINT) } : {}),
    should_escape: false,
    ...(url ? { url } : {}),
  }));

const hintOf = ({ name, required, choices }: Option): string => {
  const shown = choices?.map(({ value }) => value).join("|") ?? name;
  return required ? `<${shown}>` : `[${shown}]`;
};

/** The whole line as it was typed: `/report 40 14 11`. */
export const typedLine = ({ command, text }: { readonly command: string; readonly text: string }): string =>
  `${command} ${unescaped(text)}`.trim();

/** The name of the command that a typed line calls. */
export const commandOf = (line: string): string => /^\/(\S+)/.exec(line)?.[1]?.toLowerCase() ?? "";
