import { foldText } from "../domain/text.ts";
import type { Option, Spec, Values } from "./command.ts";
import { accountIn } from "./mention.ts";

/** What a typed line asks for, or why it can't be read. */
export type Line =
  | { readonly kind: "command"; readonly command: string; readonly values: Values }
  | { readonly kind: "unknown-command"; readonly typed: string }
  | { readonly kind: "not-a-command" };

/** A word, or a quoted phrase; `name:value` names its option. */
const PIECE = /([a-z_]+:)?(?:"([^"]*)"|“([^”]*)”|(\S+))/gu;

/**
 * Reads `/command words…` against the same options that other platforms offer one by one. Options may be named
 * (`guests:2`); what is not named is given to the options in order, and a `rest` option takes all that is left.
 * A choice option takes a word only if it is one of its choices, by value or by what it is called in any language.
 */
export const readLine = (text: string, specs: readonly Spec[]): Line => {
  const [, typed, rest = ""] = /^\/([^\s/]*)\s*([\s\S]*)$/u.exec(text.trim()) ?? [];
  if (!typed) return { kind: "not-a-command" };
  const spec = specs.find(({ name }) => name === typed.toLowerCase());
  if (!spec) return { kind: "unknown-command", typed };
  return { kind: "command", command: spec.name, values: valuesOf(rest, spec.options) };
};

const valuesOf = (rest: string, options: readonly Option[]): Values => {
  const values: Record<string, string> = {};
  const loose: string[] = [];
  for (const [whole, label, quoted, curly, word] of rest.matchAll(PIECE)) {
    const named = label && options.find(({ name }) => `${name}:` === label.toLowerCase());
    if (named) values[named.name] = canonical(named, quoted ?? curly ?? word ?? "");
    else loose.push(label ? whole : (quoted ?? curly ?? word ?? ""));
  }
  for (const option of options) {
    const next = loose[0];
    if (next === undefined) break;
    if (option.name in values || option.kind === "file") continue;
    if (option.kind === "rest") {
      values[option.name] = loose.splice(0).join(" ");
    } else if (takes(option, next)) {
      values[option.name] = canonical(option, next);
      loose.shift();
    }
  }
  return values;
};

const takes = (option: Option, word: string): boolean => {
  if (option.kind === "choice") return chosen(option, word) !== undefined;
  if (option.kind === "person") return accountIn(word) !== undefined;
  if (option.kind === "number") return /^\d+$/.test(word);
  return true;
};

const chosen = ({ choices }: Option, word: string): string | undefined => {
  const said = foldText(word);
  return choices?.find(({ value, label }) => [value, ...Object.values(label)].some((name) => foldText(name) === said))
    ?.value;
};

const canonical = (option: Option, word: string): string =>
  option.kind === "choice" ? (chosen(option, word) ?? word) : word;
